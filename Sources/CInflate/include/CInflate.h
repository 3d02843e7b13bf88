/// What SuKien asks of zlib: streaming decompression, without zlib's types.
#ifndef SUKIEN_CINFLATE_H
#define SUKIEN_CINFLATE_H

#include <stddef.h>
#include <stdint.h>

/// A decompressor for one stream: gzip, zlib or, with `is_raw`, bare deflate.
typedef struct sk_inflater sk_inflater;
sk_inflater *_Nullable sk_inflater_new(int is_raw);
void sk_inflater_free(sk_inflater *_Nullable);

/// What a step came to.
typedef enum : uint8_t {
  /// Wants more input or more room.
  SK_INFLATE_MORE,
  /// The stream ended; what follows in the input is not part of it.
  SK_INFLATE_END,
  /// The input is no compressed data or damaged.
  SK_INFLATE_BAD
} sk_inflate_result;

/// Decompresses from `input` into `output`; `*used` and `*made` get the bytes taken and written.
sk_inflate_result sk_inflate(
    sk_inflater *_Nonnull, const uint8_t *_Nullable input, size_t input_length, size_t *_Nonnull used, uint8_t *_Nonnull output,
    size_t output_length, size_t *_Nonnull made);

/// Ready for the next stream.
void sk_inflater_reset(sk_inflater *_Nonnull);

#endif
