<?php
// PHP runs this before a program that `glowworm exec` runs. Its streams (file_get_contents, fopen, SOAP, XML …) read no proxy
// from the environment, so every http and https address is opened here instead, through the proxy. It must do on PHP 7 too.

/** An opened address. What it is to the program (`wrapper_data`) are the headers of the answer, as without this. */
final class GlowwormStream extends ArrayObject
{
    /** Set by PHP: the context that the program gave, or its default one. */
    public $context;
    private $stream;

    public static function takeOver(): void
    {
        foreach (['http', 'https'] as $scheme) {
            stream_wrapper_unregister($scheme);
            stream_wrapper_register($scheme, self::class, STREAM_IS_URL);
        }
    }

    public function stream_open($address, $mode): bool
    {
        $given = $this->context ?? stream_context_get_default();
        $options = stream_context_get_options($given);
        $context = stream_context_create($options, stream_context_get_params($given));
        stream_context_set_option($context, ['http' => [
            'proxy' => preg_replace('~^http:~', 'tcp:', getenv('HTTPS_PROXY')),
            // Within a tunnel, the path alone says it.
            'request_fulluri' => stripos($address, 'http:') === 0,
            // Else PHP tells nobody but where this stands what was answered.
            'ignore_errors' => true,
        ]]);
        foreach (['http', 'https'] as $scheme) {
            stream_wrapper_restore($scheme);
        }
        try {
            $this->stream = fopen($address, $mode, false, $context);
        } finally {
            self::takeOver();
        }
        if (!$this->stream) {
            return false;
        }
        $headers = stream_get_meta_data($this->stream)['wrapper_data'];
        $this->exchangeArray($headers);
        // Only PHP itself can put it where a function of the program stands; what is outside of functions has it from here.
        $GLOBALS['http_response_header'] = $headers;
        $statuses = preg_grep('~^HTTP/~', $headers);
        $status = end($statuses);
        if (!empty($options['http']['ignore_errors']) || (int) explode(' ', "$status ")[1] < 400) {
            return true;
        }
        trigger_error("HTTP request failed! $status", E_USER_WARNING);
        return false;
    }

    public function stream_read($count)
    {
        return fread($this->stream, $count);
    }

    public function stream_eof(): bool
    {
        return feof($this->stream);
    }

    public function stream_stat()
    {
        return fstat($this->stream);
    }

    public function stream_cast($as)
    {
        return $this->stream;
    }

    public function stream_set_option($option, $value, $more): bool
    {
        switch ($option) {
            case STREAM_OPTION_BLOCKING:
                return stream_set_blocking($this->stream, (bool) $value);
            case STREAM_OPTION_READ_TIMEOUT:
                return stream_set_timeout($this->stream, $value, $more);
            default:
                return false;
        }
    }

    public function stream_close(): void
    {
        fclose($this->stream);
    }

    /** An address has none, as without this. */
    public function url_stat($address, $flags)
    {
        return false;
    }
}

if (getenv('HTTPS_PROXY')) {
    GlowwormStream::takeOver();
}
