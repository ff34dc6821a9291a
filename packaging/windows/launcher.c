/* Atelier.exe (windows) and Atelier.com (commands): the interpreter beside it, in this very process, and nothing else.
   What children are started with is python\pythonw.exe (or python.exe): so multiprocessing and `-m atelier` work as
   they do anywhere. The mutex tells the installer that Atelier is open. */
#include <windows.h>
#include <stdio.h>

#define LONGEST 32768
#ifdef CONSOLE
#define INTERPRETER L"\\python\\python.exe"
#else
#define INTERPRETER L"\\python\\pythonw.exe"
#endif

typedef int (*Main)(int, wchar_t **);

static int incomplete(const wchar_t *file) {
    static wchar_t words[LONGEST + 200];
    swprintf(words, LONGEST + 200, L"Atelier est incomplet : %ls ne se charge pas.\nRéinstallez Atelier; votre travail reste.", file);
#ifdef CONSOLE
    fwprintf(stderr, L"%ls\n", words);
#else
    MessageBoxW(NULL, words, L"Atelier", MB_OK | MB_ICONERROR);
#endif
    return 1;
}

int wmain(int argc, wchar_t **argv) {
    static wchar_t folder[LONGEST], launcher[LONGEST + 20], library[LONGEST + 40], program[LONGEST + 40];
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);
    if (!length || length >= LONGEST) return incomplete(L"Atelier.exe");
    *wcsrchr(folder, L'\\') = 0;
    swprintf(launcher, LONGEST + 20, L"%ls\\Atelier.exe", folder);
    swprintf(library, LONGEST + 40, L"%ls\\python\\python313.dll", folder);
    swprintf(program, LONGEST + 40, L"%ls" INTERPRETER, folder);
    SetEnvironmentVariableW(L"ATELIER_LAUNCHER", launcher);
    SetDllDirectoryW(L""); /* never the current folder */
    CreateMutexW(NULL, FALSE, L"Local\\AtelierOuvert");

    HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    Main run = python ? (Main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    wchar_t **words = calloc(argc + 3, sizeof *words);
    if (!run || !words) return incomplete(library);
    words[0] = program;
    words[1] = L"-m";
    words[2] = L"atelier";
    for (int one = 1; one < argc; one++) words[one + 2] = argv[one];
    return run(argc + 2, words);
}
