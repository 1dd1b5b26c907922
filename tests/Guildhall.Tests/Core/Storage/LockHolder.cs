using Guildhall.Core.Storage.Sqlite;

namespace Guildhall.Tests.Core.Storage;

/// <summary>The child that locks the database until its input ends.</summary>
internal static class LockHolder
{
    public static async Task LiveAsync(string path)
    {
        using var frame = new SqliteFrame(new SqliteConnections(path).OpenWriter(false));
        frame.Begin.Run();
        Console.Error.WriteLine("held");
        await Console.In.ReadToEndAsync();
        frame.Rollback.Run();
    }
}
