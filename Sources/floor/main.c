/* The floor of the benchmark: what ICU alone needs to find the words, with their rule status, and the sentences of the same documents.
 *
 *   floor CORPUS RUNS
 *
 * CORPUS holds documents of UTF-8, each ended by a zero byte. They are turned into UTF-16 before the clock starts, so that only the break iterators
 * count. Prints one line of JSON: bytes and documents, words and sentences, and the CPU seconds of each run. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

typedef struct {
  UChar *text;
  int32_t length;
} document;

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static char *read_file(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  fseek(file, 0, SEEK_END);
  *length = (size_t)ftell(file);
  rewind(file);
  char *bytes = malloc(*length + 1);
  *length = fread(bytes, 1, *length, file);
  bytes[*length] = 0;
  fclose(file);
  return bytes;
}

static long boundaries(UBreakIterator *breaks, document d, int with_status, long *sum) {
  UErrorCode error = U_ZERO_ERROR;
  long count = 0;
  ubrk_setText(breaks, d.text, d.length, &error);
  for (int32_t at = ubrk_first(breaks); (at = ubrk_next(breaks)) != UBRK_DONE;) {
    count += 1;
    if (with_status) *sum += ubrk_getRuleStatus(breaks);
  }
  return count;
}

int main(int argc, char **argv) {
  size_t length = 0;
  char *bytes = argc == 3 ? read_file(argv[1], &length) : NULL;
  if (!bytes) {
    fprintf(stderr, "usage: floor CORPUS RUNS\n");
    return 64;
  }
  size_t count = 0;
  for (size_t i = 0; i < length; i++) count += bytes[i] == 0;
  document *documents = malloc(count * sizeof(document));
  size_t at = 0;
  for (size_t i = 0; i < count; i++) {
    size_t size = strlen(bytes + at);
    UErrorCode error = U_ZERO_ERROR;
    documents[i].text = malloc((size + 1) * sizeof(UChar));
    u_strFromUTF8(documents[i].text, (int32_t)size + 1, &documents[i].length, bytes + at, (int32_t)size, &error);
    if (U_FAILURE(error)) return 65;
    at += size + 1;
  }
  UErrorCode error = U_ZERO_ERROR;
  UBreakIterator *words = ubrk_open(UBRK_WORD, "vi", NULL, 0, &error);
  UBreakIterator *sentences = ubrk_open(UBRK_SENTENCE, "vi", NULL, 0, &error);
  if (U_FAILURE(error)) return 70;
  long found_words = 0, found_sentences = 0, status = 0;
  int runs = atoi(argv[2]);
  double *times = malloc((size_t)(runs > 0 ? runs : 1) * sizeof(double));
  for (int run = 0; run < runs; run++) {
    found_words = found_sentences = 0;
    double start = seconds();
    for (size_t i = 0; i < count; i++) {
      found_words += boundaries(words, documents[i], 1, &status);
      found_sentences += boundaries(sentences, documents[i], 0, &status);
    }
    times[run] = seconds() - start;
  }
  printf("{\"bytes\":%zu,\"documents\":%zu,\"words\":%ld,\"sentences\":%ld,\"status\":%ld,\"seconds\":[", length - count, count, found_words,
         found_sentences, status);
  for (int run = 0; run < runs; run++) printf("%s%.6f", run ? "," : "", times[run]);
  printf("]}\n");
  return 0;
}
