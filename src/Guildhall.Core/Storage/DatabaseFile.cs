using Guildhall.Core.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Guildhall.Core.Storage;

/// <summary>The SQLite file as a whole: saved while the service runs, put back where there is none. Keys and settings are other
/// files and stand in neither.</summary>
public static class DatabaseFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes everything that is committed at that moment into one file, and checks it.</summary>
    /// <param name="path">The database.</param>
    /// <param name="into">A file that does not exist.</param>
    /// <exception cref="IOException">It cannot be written, or does not hold together; nothing is left behind.</exception>
    public static void Save(string path, string into)
    {
        if (!File.Exists(path))
        {
            throw new IOException($"{path} is not there: nothing to save.");
        }

        Write(into, path, whole => Copy(path, whole));
    }

    /// <summary>Puts a saved file where a service looks for its database.</summary>
    /// <param name="from">A saved file.</param>
    /// <param name="path">Where there is no database; its folder is made.</param>
    /// <exception cref="IOException">There is one, or the saved file does not hold together.</exception>
    public static void Restore(string from, string path)
    {
        if (!File.Exists(from))
        {
            throw new IOException(Directory.Exists(from) ? $"{from} is a folder." : $"{from} is not there.");
        }

        if (File.Exists(path))
        {
            throw new IOException(
                $"{path} is there already. Stop the service and move it away, with its -wal and -shm."
            );
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        // What a former database left would be taken for changes of this one.
        File.Delete($"{path}-wal");
        File.Delete($"{path}-shm");
        Write(path, from, whole => File.Copy(from, whole));
    }

    // Whole or not at all: under another name until it is checked.
    private static void Write(string path, string from, Action<string> fill)
    {
        if (File.Exists(path))
        {
            throw new IOException($"{path} is there already: name another file.");
        }

        var whole = $"{path}.part";
        File.Delete(whole);
        try
        {
            fill(whole);
            Check(whole);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(whole, OwnerOnly);
            }

            File.Move(whole, path, overwrite: false);
        }
        catch (SqliteException exception)
        {
            throw new IOException(
                $"{from} is no whole database, or {path} cannot be written: {exception.Message}",
                exception
            );
        }
        finally
        {
            File.Delete(whole);
            File.Delete($"{whole}-wal");
            File.Delete($"{whole}-shm");
        }
    }

    private static void Copy(string path, string into)
    {
        using var source = new SqliteConnections(path).OpenReader();
        using var target = Open(into, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(target);
        // One file alone, without a log beside it.
        Ask(target, "PRAGMA journal_mode=DELETE");
    }

    private static void Check(string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadOnly);
        var found = Ask(connection, "PRAGMA integrity_check");
        if (found != "ok")
        {
            throw new IOException($"The database does not hold together: {found}");
        }

        if (Ask(connection, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'schema_migrations'") != "1")
        {
            throw new IOException("That is a database, and none of this program's.");
        }
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        SqliteLibrary.Use();
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = mode,
                Pooling = false,
            }.ToString()
        );
        connection.Open();
        return connection;
    }

    private static string Ask(SqliteConnection connection, string question)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // three constants of this class
        command.CommandText = question;
#pragma warning restore CA2100
        return $"{command.ExecuteScalar()}";
    }
}
