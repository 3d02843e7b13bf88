#include "CInflate.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

struct sk_inflater {
  z_stream stream;
};

sk_inflater *sk_inflater_new(int is_raw) {
  sk_inflater *inflater = calloc(1, sizeof *inflater);
  if (!inflater) return NULL;
  // 32 more than the window's bits: gzip or zlib, whichever the header tells.
  if (inflateInit2(&inflater->stream, is_raw ? -15 : 15 + 32) != Z_OK) {
    free(inflater);
    return NULL;
  }
  return inflater;
}

void sk_inflater_free(sk_inflater *inflater) {
  if (!inflater) return;
  inflateEnd(&inflater->stream);
  free(inflater);
}

sk_inflate_result sk_inflate(
    sk_inflater *inflater, const uint8_t *input, size_t input_length, size_t *used, uint8_t *output, size_t output_length, size_t *made) {
  z_stream *stream = &inflater->stream;
  uInt in = input_length > 1u << 30 ? 1u << 30 : (uInt)input_length;
  uInt out = output_length > 1u << 30 ? 1u << 30 : (uInt)output_length;
  stream->next_in = (Bytef *)input;
  stream->avail_in = in;
  stream->next_out = output;
  stream->avail_out = out;
  int result = inflate(stream, Z_NO_FLUSH);
  *used = in - stream->avail_in;
  *made = out - stream->avail_out;
  if (result == Z_STREAM_END) return SK_INFLATE_END;
  if (result == Z_OK || result == Z_BUF_ERROR) return SK_INFLATE_MORE;
  return SK_INFLATE_BAD;
}

void sk_inflater_reset(sk_inflater *inflater) { inflateReset(&inflater->stream); }
