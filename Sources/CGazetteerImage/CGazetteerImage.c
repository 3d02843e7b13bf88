#include "CGazetteerImage.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

#if __has_embed("image.bin")
_Alignas(64) static const uint8_t image[] = {
#embed "image.bin"
};
int64_t sk_image_length(void) { return sizeof image; }
#else
static const uint8_t image[1] = {0};
int64_t sk_image_length(void) { return 0; }
#endif
const uint8_t *sk_image_bytes(void) { return image; }
