namespace Guildhall.Core.Storage;

public enum StorageFailure
{
    /// <summary>The disk or the database's quota is full: reads go on, writes wait for space.</summary>
    Full,

    /// <summary>Somebody else held the database longer than we wait, or writers kept colliding: try again.</summary>
    Locked,

    /// <summary>The database cannot be reached, opened or read: try again later.</summary>
    Unavailable,

    /// <summary>A unique index, foreign key or check refused the row.</summary>
    Conflict,

    /// <summary>The statement ran longer than allowed.</summary>
    Timeout,

    /// <summary>The file is damaged or no database.</summary>
    Corrupt,

    /// <summary>The schema is not this program's: newer, or changed after it was applied.</summary>
    Schema,

    /// <summary>A wrong statement or a wrong use: our bug.</summary>
    Invalid,
}

/// <summary>The database did not do what was asked. <c>InnerException</c> is the driver's own, where there is one.</summary>
public sealed class StorageException(StorageFailure kind, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public StorageFailure Kind => kind;

    /// <summary>True where the same unit may succeed later without a change.</summary>
    public bool IsTransient =>
        kind is StorageFailure.Full or StorageFailure.Locked or StorageFailure.Unavailable or StorageFailure.Timeout;
}
