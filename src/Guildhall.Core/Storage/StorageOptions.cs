using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Guildhall.Core.Storage;

public enum StorageProvider
{
    Sqlite,
    Postgres,
}

/// <summary>Section <c>Guildhall:Storage</c>.</summary>
public sealed partial class StorageOptions : IValidatableObject
{
    public const string Section = "Guildhall:Storage";

    /// <summary><c>sqlite</c> (one machine, the default) or <c>postgres</c>.</summary>
    public StorageProvider Provider { get; set; }

    /// <summary>The SQLite file; its folder is made. Default <c>data/guildhall.db</c>.</summary>
    [Required]
    public string Path { get; set; } = "data/guildhall.db";

    /// <summary>Npgsql's connection string; needed for <c>postgres</c> and for nothing else. Never printed.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Connections to PostgreSQL at most. 1–200, default 15.</summary>
    [Range(1, 200)]
    public int PoolSize { get; set; } = 15;

    /// <summary>PostgreSQL ends a statement that runs longer. 100 ms–10 minutes, default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan StatementTimeout { get; set; } = TimeSpan.FromSeconds(10);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider == StorageProvider.Postgres && string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return new ValidationResult(
                $"{Section}:ConnectionString is needed when {Section}:Provider is postgres; expected Npgsql's form, "
                    + "Host=…;Port=5432;Database=…;Username=…;Password=….",
                [nameof(ConnectionString)]
            );
        }
    }

    [OptionsValidator]
    internal sealed partial class Validator : IValidateOptions<StorageOptions>;
}
