/* For the trial under Wine only: a stand-in for Windows' own system32\icuuc.dll, which Wine 8 lacks.
   Qt6Core imports ICU's converters for old 8-bit encodings; here none of them is available.
   It lies in the prefix's system32, and a test holds that it never reaches what users are given. */
#include <stdint.h>
#define X __declspec(dllexport)
typedef int32_t E;
typedef void C;
static void fail(E *e) { if (e) *e = 1; }
X C *ucnv_open(const char *n, E *e) { if (e) *e = 4; /* U_FILE_ACCESS_ERROR */ return 0; }
X void ucnv_close(C *c) {}
X void ucnv_reset(C *c) {}
X void UCNV_FROM_U_CALLBACK_SUBSTITUTE(const void *x, void *a, const uint16_t *u, int32_t l, int32_t cp, int r, E *e) {}
X void UCNV_TO_U_CALLBACK_SUBSTITUTE(const void *x, void *a, const char *u, int32_t l, int r, E *e) {}
X int8_t ucnv_getMaxCharSize(const C *c) { return 1; }
X const char *ucnv_getName(const C *c, E *e) { fail(e); return 0; }
X void ucnv_getToUCallBack(const C *c, void **a, const void **x) {}
X void ucnv_getFromUCallBack(const C *c, void **a, const void **x) {}
X void ucnv_setToUCallBack(C *c, void *n, const void *x, void **o, const void **ox, E *e) { fail(e); }
X void ucnv_setFromUCallBack(C *c, void *n, const void *x, void **o, const void **ox, E *e) { fail(e); }
X void ucnv_cbToUWriteUChars(void *a, const uint16_t *s, int32_t l, int32_t o, E *e) { fail(e); }
X void ucnv_cbFromUWriteUChars(void *a, const uint16_t **s, const uint16_t *l, int32_t o, E *e) { fail(e); }
X void ucnv_toUnicode(C *c, uint16_t **t, const uint16_t *tl, const char **s, const char *sl, int32_t *o, int8_t f, E *e) { fail(e); }
X void ucnv_fromUnicode(C *c, char **t, const char *tl, const uint16_t **s, const uint16_t *sl, int32_t *o, int8_t f, E *e) { fail(e); }
X int32_t ucnv_toUCountPending(const C *c, E *e) { return 0; }
X int32_t ucnv_fromUCountPending(const C *c, E *e) { return 0; }
X const char *ucnv_getStandardName(const char *n, const char *s, E *e) { fail(e); return 0; }
X const char *ucnv_getAvailableName(int32_t n) { return 0; }
X int32_t ucnv_countAvailable(void) { return 0; }
