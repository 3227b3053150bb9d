/* uncoil.com, which a shell prefers to uncoil.exe: a program with a console of its
 * own would show it at every double click, and one without it is not waited for by the
 * shell. This one starts uncoil.exe beside it on the shell's console, waits for it, and
 * passes on its exit code. */
#include <stdlib.h>
#include <windows.h>

static BOOL WINAPI leave(DWORD event)
{
	(void)event; /* Ctrl-C is for uncoil.exe, which gets it too */
	return TRUE;
}

/* arguments returns a command line after the program's name. */
static wchar_t *arguments(wchar_t *line)
{
	int quoted = 0;
	for (; *line && (quoted || (*line != L' ' && *line != L'\t')); line++)
		if (*line == L'"')
			quoted = !quoted;
	return line;
}

int main(void)
{
	static wchar_t path[32768], line[65536];
	STARTUPINFOW start = {.cb = sizeof start, .dwFlags = STARTF_USESTDHANDLES};
	PROCESS_INFORMATION process;
	DWORD code = 1, n = GetModuleFileNameW(NULL, path, 32767);

	if (n < 4 || lstrlenW(GetCommandLineW()) > 32000)
		return 1;
	lstrcpyW(path + n - 4, L".exe");
	wsprintfW(line, L"\"uncoil\"");
	lstrcatW(line, arguments(GetCommandLineW()));
	start.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
	start.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
	start.hStdError = GetStdHandle(STD_ERROR_HANDLE);
	SetConsoleCtrlHandler(leave, TRUE);
	if (!CreateProcessW(path, line, NULL, NULL, TRUE, 0, NULL, NULL, &start, &process))
		return 1;
	WaitForSingleObject(process.hProcess, INFINITE);
	GetExitCodeProcess(process.hProcess, &code);
	return (int)code;
}
