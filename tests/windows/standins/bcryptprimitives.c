/* For the trial under Wine only: Windows 10's own system32\bcryptprimitives.dll, which Wine 8 lacks.
   Rust's libraries (cryptography, calamine) take their chance from its one function; here it comes
   from Wine's RtlGenRandom, as real. Never given to users. */
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length); /* RtlGenRandom */
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length) {
    return SystemFunction036(buffer, (ULONG)length);
}
