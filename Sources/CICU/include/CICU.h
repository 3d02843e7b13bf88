/// What SuKien asks of the system's ICU, behind a header that shows none of ICU's own types: a Swift module that sees those and Foundation
/// does not compile.
#ifndef SUKIEN_CICU_H
#define SUKIEN_CICU_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Whether the UTF-8 text is in normal form C. Invalid UTF-8 counts as not normal.
int sk_is_nfc(const uint8_t *_Nonnull utf8, int32_t length);

/// One place where normalising changed the text: `old_start..<old_end` of the input became `new_start..<new_end` of the output (byte offsets).
typedef struct {
  int32_t old_start, old_end, new_start, new_end;
} sk_edit;

/// Text in normal form C and what was changed to get there, in order. Free with `sk_normalized_free`.
typedef struct sk_normalized sk_normalized;
sk_normalized *_Nullable sk_normalize(const uint8_t *_Nonnull utf8, int32_t length);
const uint8_t *_Nonnull sk_normalized_bytes(const sk_normalized *_Nonnull, int32_t *_Nonnull length);
const sk_edit *_Nullable sk_normalized_edits(const sk_normalized *_Nonnull, int32_t *_Nonnull count);
void sk_normalized_free(sk_normalized *_Nonnull);

/// A word segmenter for one thread; holds ICU's break iterator and its buffers.
typedef struct sk_segmenter sk_segmenter;
sk_segmenter *_Nullable sk_segmenter_new(void);
void sk_segmenter_free(sk_segmenter *_Nonnull);

/// One stretch between two word boundaries: where it ends (UTF-8 byte offset) and ICU's rule status (0 neither word nor number, 100 number, 200 word,
/// 300 kana, 400 ideograph).
typedef struct {
  int32_t end, status;
} sk_word;

/// All stretches of the valid UTF-8 text in order; the pointer is good until the next call. A null pointer means that ICU failed.
const sk_word *_Nullable sk_segment(sk_segmenter *_Nonnull, const uint8_t *_Nonnull utf8, int32_t length, int32_t *_Nonnull count);

/// Simple lower-case mapping of one code point.
uint32_t sk_lower(uint32_t code_point);
/// Whether the code point is upper case, a letter, a decimal digit, a combining mark.
int sk_is_upper(uint32_t code_point);
int sk_is_letter(uint32_t code_point);

/// Text in another character set as UTF-8; `*count` gets the length. Free with `sk_free`. A null pointer: ICU does not know the set.
uint8_t *_Nullable sk_convert(const char *_Nonnull charset, const uint8_t *_Nonnull bytes, int32_t length, int32_t *_Nonnull count);
void sk_free(void *_Nullable);

#ifdef __cplusplus
}
#endif
#endif
