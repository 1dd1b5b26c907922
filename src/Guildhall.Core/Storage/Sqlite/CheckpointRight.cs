namespace Guildhall.Core.Storage.Sqlite;

/// <summary>Held by one process per file: the one that may move the write-ahead log into the database.</summary>
internal sealed class CheckpointRight : IDisposable
{
    private readonly FileStream? file;

    public CheckpointRight(string path)
    {
        try
        {
            file = new FileStream($"{path}-writer", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException)
        {
            // Another process has it.
            file = null;
        }
    }

    public bool IsHeld => file is not null;

    public void Dispose() => file?.Dispose();
}
