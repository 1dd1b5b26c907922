using Guildhall.Core;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Import;

internal static class ImportRefusals
{
    public static Refusal TooLarge { get; } =
        new(
            "aegis.import_too_large",
            "A file may have 100 MB. `guildhall import` on the command line takes larger ones."
        );

    public static Refusal Unreachable { get; } =
        new("aegis.import_unreachable", "The file could not be read from Discord. Attach it again.");

    public static Refusal Gone { get; } =
        new(
            "aegis.import_gone",
            "This preview has been used or dropped, or it is older than an hour. Attach the file again."
        );

    public static Refusal NotUndoable { get; } =
        new("aegis.import_not_undoable", "There is no finished import of that name to undo.");

    public static Refusal NoServer(Snowflake<Guild> guild) =>
        new(
            "aegis.import_no_server",
            $"there is no server {guild} here. Give the id of one that the bot is in: right-click it in Discord, Copy Server ID."
        );

    public static Refusal Nothing { get; } =
        new(
            "aegis.import_empty",
            "There is nothing in this file. Expected is CSV, whose first row names the columns, or JSON, a list of objects."
        );

    /// <summary>Null where there is something to import, or to be told of.</summary>
    public static Refusal? Of(ImportReading reading) =>
        reading.Foreign is { } found ? Foreign(found)
        : reading.Tally.Rows == 0 ? Nothing
        : null;

    /// <param name="found">"a ZIP archive".</param>
    private static Refusal Foreign(string found) =>
        new(
            "aegis.import_foreign",
            $"This file is {found}. Expected is text: CSV, whose first row names the columns, or JSON, a list of objects; in "
                + "UTF-8, UTF-16 or Latin-1, with or without a byte order mark."
        );
}
