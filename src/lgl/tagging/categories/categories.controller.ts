import { LglController } from '../../http/api.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { CategoriesService } from './categories.service.js';
import { categories, CreateCategory, UpdateCategory } from './category.resource.js';

@LglController('Categories')
export class CategoriesController extends ResourceRoutes({
  resource: categories,
  Service: CategoriesService,
  Create: CreateCategory,
  Update: UpdateCategory,
  list: ['categories'],
  create: ['categories'],
  item: 'categories/:id',
}) {}
