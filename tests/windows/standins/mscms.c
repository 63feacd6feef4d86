/* For the trial under Wine only: Wine 8's mscms.dll aborts in WcsCreateIccProfile, which Qt's windows
   platform plugin calls. Here no screen has a colour profile. Never given to users. */
#include <windows.h>
#define X __declspec(dllexport)
static HANDLE none(void) { SetLastError(ERROR_FILE_NOT_FOUND); return 0; }
X HANDLE WINAPI OpenColorProfileW(void *p, DWORD a, DWORD b, DWORD c) { return none(); }
X HANDLE WINAPI WcsOpenColorProfileW(void *p, void *q, void *r, DWORD a, DWORD b, DWORD c, DWORD d) { return none(); }
X HANDLE WINAPI WcsCreateIccProfile(HANDLE h, DWORD o) { return none(); }
X BOOL WINAPI CloseColorProfile(HANDLE h) { return TRUE; }
X BOOL WINAPI GetColorProfileFromHandle(HANDLE h, PBYTE b, PDWORD n) { none(); return FALSE; }
X BOOL WINAPI WcsGetDefaultColorProfile(DWORD s, LPCWSTR d, DWORD t, DWORD u, DWORD i, DWORD n, LPWSTR p) { none(); return FALSE; }
X BOOL WINAPI GetColorDirectoryW(LPCWSTR m, LPWSTR b, PDWORD n) { none(); return FALSE; }
