/* Questions about sixteen bytes of UTF-8 at once. Each has a simple twin (`_plain`), which other processors use and which the tests compare.
 *
 * The functions are inlined into Swift; SSE2 is part of every 64-bit x86 processor. */
#ifndef SUKIEN_CBYTESCAN_H
#define SUKIEN_CBYTESCAN_H

#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* Letters in the sense of the two functions below: A to Z, U+00C0 to U+023F without the lead byte's `×` and `÷` and their like (trail bytes 97 and B7),
 * U+1E00 to U+1EFF. All letters of Vietnamese are among them. */

static inline int sk_is_letter_lead(uint8_t b) { return b >= 0xC3 && b <= 0xC8; }

/* Bit i is set when byte i belongs to a letter. `p` must stand at the start of a character; sixteen bytes are read. A letter that the sixteenth byte
 * cuts may be missing. */
static inline uint32_t sk_letters16_plain(const uint8_t *_Nonnull p) {
  uint32_t letters = 0;
  for (int i = 0; i < 16; i++) {
    uint8_t b = p[i];
    if ((uint8_t)((b | 0x20) - 'a') < 26) {
      letters |= 1u << i;
    } else if (sk_is_letter_lead(b) && !(i + 1 < 16 && (p[i + 1] & 0xDF) == 0x97)) {
      letters |= 3u << i;
    } else if (b == 0xE1 && i + 1 < 16 && p[i + 1] >= 0xB8 && p[i + 1] <= 0xBB) {
      letters |= 7u << i;
    }
  }
  return letters & 0xFFFF;
}

#if defined(__SSE2__)
/* a <= b for unsigned bytes. */
static inline __m128i sk_at_most(__m128i a, __m128i b) { return _mm_cmpeq_epi8(_mm_min_epu8(a, b), a); }

static inline uint32_t sk_bits(__m128i v) { return (uint32_t)_mm_movemask_epi8(v); }

static inline uint32_t sk_letters16(const uint8_t *_Nonnull p) {
  __m128i v = _mm_loadu_si128((const __m128i *)p);
  __m128i folded = _mm_sub_epi8(_mm_or_si128(v, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
  uint32_t ascii = sk_bits(sk_at_most(folded, _mm_set1_epi8(25)));
  uint32_t lead2 = sk_bits(sk_at_most(_mm_sub_epi8(v, _mm_set1_epi8((char)0xC3)), _mm_set1_epi8(5)));
  uint32_t lead3 = sk_bits(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xE1)));
  uint32_t second3 = sk_bits(sk_at_most(_mm_sub_epi8(v, _mm_set1_epi8((char)0xB8)), _mm_set1_epi8(3)));
  uint32_t times = sk_bits(_mm_cmpeq_epi8(_mm_and_si128(v, _mm_set1_epi8((char)0xDF)), _mm_set1_epi8((char)0x97)));
  lead2 &= ~(times >> 1);
  lead3 &= second3 >> 1;
  return (ascii | lead2 | lead2 << 1 | lead3 | lead3 << 1 | lead3 << 2) & 0xFFFF;
}
#else
static inline uint32_t sk_letters16(const uint8_t *_Nonnull p) { return sk_letters16_plain(p); }
#endif

/* Whether valid UTF-8 is surely in normal form C: it holds nothing but U+0000 to U+02FF, U+1E00 to U+1EFF and U+2002 to U+203F, all of which are
 * starters that normalisation leaves alone. Other text may be normal too. */
static inline int sk_is_surely_nfc_plain(const uint8_t *_Nonnull p, int64_t from, int64_t length) {
  for (int64_t i = from; i < length; i++) {
    uint8_t b = p[i];
    if (b < 0xCC) continue;
    if (b == 0xE1 && i + 1 < length && p[i + 1] >= 0xB8 && p[i + 1] <= 0xBB) continue;
    if (b == 0xE2 && i + 2 < length && p[i + 1] == 0x80 && p[i + 2] >= 0x82) continue;
    return 0;
  }
  return 1;
}

static inline int sk_is_surely_nfc(const uint8_t *_Nonnull p, int64_t length) {
  int64_t i = 0;
#if defined(__SSE2__)
  for (; i + 18 <= length; i += 16) {
    __m128i v = _mm_loadu_si128((const __m128i *)(p + i));
    uint32_t high = sk_bits(sk_at_most(_mm_set1_epi8((char)0xCC), v));
    if (high == 0) continue;
    __m128i second = _mm_loadu_si128((const __m128i *)(p + i + 1));
    uint32_t latin = sk_bits(_mm_and_si128(
        _mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xE1)),
        sk_at_most(_mm_sub_epi8(second, _mm_set1_epi8((char)0xB8)), _mm_set1_epi8(3))));
    uint32_t rest = high & ~latin;
    if (rest == 0) continue;
    __m128i third = _mm_loadu_si128((const __m128i *)(p + i + 2));
    uint32_t marks = sk_bits(_mm_and_si128(
        _mm_and_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xE2)), _mm_cmpeq_epi8(second, _mm_set1_epi8((char)0x80))),
        sk_at_most(_mm_set1_epi8((char)0x82), third)));
    if (rest & ~marks) return 0;
  }
#endif
  return sk_is_surely_nfc_plain(p, i, length);
}

/* Asks for memory that will be read soon. */
static inline void sk_prefetch(const void *_Nonnull p) { __builtin_prefetch(p); }

/* Where characters begin among 64 bytes: bit i is set when byte i is no trail byte. */
static inline uint64_t sk_starts64_plain(const uint8_t *_Nonnull p) {
  uint64_t starts = 0;
  for (int i = 0; i < 64; i++) starts |= (uint64_t)((p[i] & 0xC0) != 0x80) << i;
  return starts;
}

/* Where characters of four bytes begin among 64 bytes: those that are two units of UTF-16. */
static inline uint64_t sk_pairs64_plain(const uint8_t *_Nonnull p) {
  uint64_t pairs = 0;
  for (int i = 0; i < 64; i++) pairs |= (uint64_t)(p[i] >= 0xF0) << i;
  return pairs;
}

#if defined(__SSE2__)
static inline uint64_t sk_starts64(const uint8_t *_Nonnull p) {
  uint64_t starts = 0;
  for (int i = 0; i < 64; i += 16) {
    __m128i v = _mm_loadu_si128((const __m128i *)(p + i));
    starts |= (uint64_t)sk_bits(_mm_cmpgt_epi8(v, _mm_set1_epi8((char)0xBF))) << i;
  }
  return starts;
}

static inline uint64_t sk_pairs64(const uint8_t *_Nonnull p) {
  uint64_t pairs = 0;
  for (int i = 0; i < 64; i += 16) {
    __m128i v = _mm_loadu_si128((const __m128i *)(p + i));
    pairs |= (uint64_t)sk_bits(sk_at_most(_mm_set1_epi8((char)0xF0), v)) << i;
  }
  return pairs;
}
#else
static inline uint64_t sk_starts64(const uint8_t *_Nonnull p) { return sk_starts64_plain(p); }
static inline uint64_t sk_pairs64(const uint8_t *_Nonnull p) { return sk_pairs64_plain(p); }
#endif

/* How many bytes at `at` a JSON string of ours must escape; 0 when none: quote, backslash, control characters, and the three characters beyond ASCII
 * at which programs that read line by line may break a line, U+0085, U+2028, U+2029. */
static inline int sk_json_escaped(const uint8_t *_Nonnull p, int64_t at, int64_t length) {
  uint8_t b = p[at];
  if (b < 0x20 || b == 0x22 || b == 0x5C) return 1;
  if (b == 0xC2 && at + 1 < length && p[at + 1] == 0x85) return 2;
  if (b == 0xE2 && at + 2 < length && p[at + 1] == 0x80 && (p[at + 2] & 0xFE) == 0xA8) return 3;
  return 0;
}

/* Copies bytes up to the first that must be escaped and returns how many they were. `to` must have room for `length` bytes. */
static inline int64_t sk_json_copy_plain(const uint8_t *_Nonnull p, int64_t from, int64_t length, uint8_t *_Nonnull to) {
  int64_t i = from;
  for (; i < length && !sk_json_escaped(p, i, length); i++) to[i] = p[i];
  return i;
}

#if defined(__SSE2__)
/* Bit i is set when byte i of sixteen must be escaped or leads a character that might have to be. */
static inline uint32_t sk_json_suspects(__m128i v) {
  __m128i ascii = _mm_or_si128(
      sk_at_most(v, _mm_set1_epi8(0x1F)), _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(0x22)), _mm_cmpeq_epi8(v, _mm_set1_epi8(0x5C))));
  __m128i leads = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xC2)), _mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xE2)));
  return sk_bits(_mm_or_si128(ascii, leads));
}

static inline __m128i sk_json_copy16(const uint8_t *_Nonnull p, uint8_t *_Nonnull to) {
  __m128i v = _mm_loadu_si128((const __m128i *)p);
  _mm_storeu_si128((__m128i *)to, v);
  return v;
}

/* The first of the suspects, bytes from `at` on, that must be escaped, or `length`. */
static inline int64_t sk_json_first(const uint8_t *_Nonnull p, int64_t at, uint32_t suspects, int64_t length) {
  for (; suspects != 0; suspects &= suspects - 1) {
    int64_t i = at + __builtin_ctz(suspects);
    if (sk_json_escaped(p, i, length)) return i;
  }
  return length;
}

/* What is no multiple of sixteen ends with bytes that are copied and looked at twice; so do 8 to 15 bytes in two halves. */
static inline int64_t sk_json_copy(const uint8_t *_Nonnull p, int64_t length, uint8_t *_Nonnull to) {
  if (length >= 16) {
    for (int64_t i = 0;; i = i + 32 <= length ? i + 16 : length - 16) {
      uint32_t suspects = sk_json_suspects(sk_json_copy16(p + i, to + i));
      if (suspects != 0) {
        int64_t first = sk_json_first(p, i, suspects, length);
        if (first < length) return first;
      }
      if (i + 16 == length) return length;
    }
  }
  if (length >= 8) {
    __m128i low = _mm_loadl_epi64((const __m128i *)p);
    __m128i high = _mm_loadl_epi64((const __m128i *)(p + length - 8));
    _mm_storel_epi64((__m128i *)to, low);
    _mm_storel_epi64((__m128i *)(to + length - 8), high);
    uint32_t suspects = sk_json_suspects(_mm_unpacklo_epi64(low, high));
    if (suspects == 0) return length;
    int64_t first = sk_json_first(p, 0, suspects & 0xFF, length);
    return first < length ? first : sk_json_first(p, length - 8, suspects >> 8, length);
  }
  return sk_json_copy_plain(p, 0, length, to);
}
#else
static inline int64_t sk_json_copy(const uint8_t *_Nonnull p, int64_t length, uint8_t *_Nonnull to) {
  return sk_json_copy_plain(p, 0, length, to);
}
#endif

/* Whether bytes are surely valid UTF-8 of one to three bytes a character. Text with longer characters, or with some rare ones of three (U+0800 to
 * U+0FFF, U+D000 to U+DFFF), is not surely valid and must be looked at byte by byte. */
static inline int sk_is_surely_utf8_plain(const uint8_t *_Nonnull p, int64_t length) {
  for (int64_t i = 0; i < length; i++) {
    uint8_t b = p[i];
    if (b < 0x80) continue;
    int trails = b >= 0xC2 && b <= 0xDF ? 1 : b >= 0xE1 && b <= 0xEF && b != 0xED ? 2 : 0;
    if (trails == 0 || i + trails >= length) return 0;
    for (; trails > 0; trails--) {
      if ((p[++i] & 0xC0) != 0x80) return 0;
    }
  }
  return 1;
}

/* Where a stretch of a JSON string ends: at the first quote, backslash or control character at or behind `from`, or at `length`. */
static inline int64_t sk_json_stretch_plain(const uint8_t *_Nonnull p, int64_t from, int64_t length) {
  int64_t i = from;
  while (i < length && p[i] >= 0x20 && p[i] != 0x22 && p[i] != 0x5C) i++;
  return i;
}

#if defined(__SSE2__)
static inline int sk_is_surely_utf8(const uint8_t *_Nonnull p, int64_t length) {
  /* Bits of trail bytes that the block before asks of the next one. */
  uint32_t owed = 0;
  int64_t i = 0;
  for (; i + 16 <= length; i += 16) {
    __m128i v = _mm_loadu_si128((const __m128i *)(p + i));
    uint32_t high = sk_bits(v);
    if ((high | owed) == 0) continue;
    uint32_t trails = sk_bits(sk_at_most(_mm_sub_epi8(v, _mm_set1_epi8((char)0x80)), _mm_set1_epi8(0x3F)));
    uint32_t two = sk_bits(sk_at_most(_mm_sub_epi8(v, _mm_set1_epi8((char)0xC2)), _mm_set1_epi8(0x1D)));
    uint32_t three = sk_bits(_mm_andnot_si128(
        _mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xED)),
        sk_at_most(_mm_sub_epi8(v, _mm_set1_epi8((char)0xE1)), _mm_set1_epi8(0x0E))));
    uint32_t wanted = (two | three) << 1 | three << 2 | owed;
    if ((trails | two | three) != high || (wanted & 0xFFFF) != trails) return 0;
    owed = wanted >> 16;
  }
  /* What is left, from the start of the character that the last block may have begun. */
  if (owed != 0) {
    while (i > 0 && (p[i - 1] & 0xC0) == 0x80) i--;
    i--;
  }
  return sk_is_surely_utf8_plain(p + i, length - i);
}

static inline int64_t sk_json_stretch(const uint8_t *_Nonnull p, int64_t from, int64_t length) {
  int64_t i = from;
  for (; i + 16 <= length; i += 16) {
    __m128i v = _mm_loadu_si128((const __m128i *)(p + i));
    uint32_t ends = sk_bits(_mm_or_si128(
        sk_at_most(v, _mm_set1_epi8(0x1F)), _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(0x22)), _mm_cmpeq_epi8(v, _mm_set1_epi8(0x5C)))));
    if (ends != 0) return i + __builtin_ctz(ends);
  }
  return sk_json_stretch_plain(p, i, length);
}
#else
static inline int sk_is_surely_utf8(const uint8_t *_Nonnull p, int64_t length) { return sk_is_surely_utf8_plain(p, length); }
static inline int64_t sk_json_stretch(const uint8_t *_Nonnull p, int64_t from, int64_t length) {
  return sk_json_stretch_plain(p, from, length);
}
#endif

#endif
