/* Everything stands in the header, so that it is inlined. */
#include "CByteScan.h"
