namespace Guildhall.Aegis.Import.Formats;

/// <summary>Whose history a file is.</summary>
internal enum ImportFormat
{
    /// <summary>Found out from the file.</summary>
    Auto,

    /// <summary>Delimited text of anybody, by the names of its columns.</summary>
    Csv,

    /// <summary>JSON of anybody, by the names of its fields.</summary>
    Json,

    /// <summary>What Zeppelin's dashboard exports.</summary>
    Zeppelin,

    /// <summary>Dyno's moderation log, or its warnings, as its dashboard loads them.</summary>
    Dyno,

    /// <summary>MEE6's infractions as its dashboard loads them.</summary>
    Mee6,
}

internal static class ImportFormats
{
    public static IReadOnlyList<string> Names { get; } =
    [.. Enum.GetNames<ImportFormat>().Select(name => name.ToLowerInvariant())];

    /// <summary>What each rests on, for help texts: said plainly, because two of these bots document no export.</summary>
    public const string Help =
        "zeppelin is the file of its dashboard's export, by its source code. dyno and mee6 offer no documented export: their "
        + "files are what their dashboards load (/api/modules/…/modlogs, …/warnings, …/infractions) as public migration "
        + "scripts read them. csv and json take files of any bot by the names of their columns: user_id, type, reason, "
        + "moderator_id, created_at, duration or expires_at, case_number; the first three or more must be there.";

    public static bool TryRead(string text, out ImportFormat format) =>
        Enum.TryParse(text, ignoreCase: true, out format) && Enum.IsDefined(format) && !char.IsDigit(text[0]);

    public static string NameOf(ImportFormat format) => format.ToString().ToLowerInvariant();
}
