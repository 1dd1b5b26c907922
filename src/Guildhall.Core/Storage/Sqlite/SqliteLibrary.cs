using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Guildhall.Core.Storage.Sqlite;

/// <summary>
/// Which SQLite runs: the system's, which gets security fixes, else the bundled 3.35. Decided once for the process.
/// </summary>
internal static class SqliteLibrary
{
    /// <summary><c>bundled</c> takes the bundled library although the system has one; the tests run on both.</summary>
    public const string Override = "GUILDHALL_SQLITE";

    private static readonly string[] systemNames = ["libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3.dll"];
    private static readonly Version oldest = new(3, 35);
    private static readonly Lazy<string> version = new(Load);

    /// <summary>Loads the library if it is not loaded, and returns its version: <c>3.40.1</c>.</summary>
    public static string Use() => version.Value;

    private static string Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return raw.sqlite3_libversion().utf8_to_string();
    }

    /// <summary>Zero lets the runtime find the bundled one.</summary>
    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != "e_sqlite3" || Environment.GetEnvironmentVariable(Override) == "bundled")
        {
            return IntPtr.Zero;
        }

        foreach (var candidate in systemNames)
        {
            if (!NativeLibrary.TryLoad(candidate, out var handle))
            {
                continue;
            }

            if (IsRecent(handle))
            {
                return handle;
            }

            NativeLibrary.Free(handle);
        }

        return IntPtr.Zero;
    }

    private static bool IsRecent(IntPtr handle) =>
        NativeLibrary.TryGetExport(handle, "sqlite3_libversion_number", out var export)
        && Marshal.GetDelegateForFunctionPointer<VersionNumber>(export)()
            >= (oldest.Major * 1_000_000) + (oldest.Minor * 1_000);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int VersionNumber();
}
