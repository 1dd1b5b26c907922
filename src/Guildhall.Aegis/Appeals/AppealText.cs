using System.Globalization;
using Guildhall.Core;

namespace Guildhall.Aegis.Appeals;

/// <summary>Words for appeals, on pages and in Discord.</summary>
internal static class AppealText
{
    public static string Word(AppealState state) =>
        state switch
        {
            AppealState.Pending => "waiting for a decision",
            AppealState.NeedsInfo => "waiting for an answer",
            AppealState.Approved => "approved",
            AppealState.Denied => "denied",
            _ => "withdrawn",
        };

    /// <summary>As people without Discord's timestamps read it.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Lines end with one character, and nothing stands around the text.</summary>
    public static string Normal(string? text) => ReadableText.Clean(text) ?? "";
}
