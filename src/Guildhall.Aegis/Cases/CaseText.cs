using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Guildhall.Aegis.AutoMod.Links;
using Guildhall.Aegis.Channels.Persons;
using Guildhall.Core;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary>Words for cases, as replies, the mod-log and the histories say them. Nothing here pings.</summary>
internal static partial class CaseText
{
    public static string Name(Case row) => string.Create(CultureInfo.InvariantCulture, $"case #{row.Number}");

    /// <summary><c>1 case</c>, <c>2 cases</c>.</summary>
    public static string Count(double number, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:0.#} {thing}{(number == 1 ? "" : "s")}");

    /// <summary><c>900 B</c>, <c>1.2 KB</c>, <c>24 MB</c>.</summary>
    public static string Bytes(long size) =>
        size < 1_000 ? string.Create(CultureInfo.InvariantCulture, $"{size} B")
        : size < 1_000_000 ? string.Create(CultureInfo.InvariantCulture, $"{size / 1e3:0.#} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{size / 1e6:0.#} MB");

    /// <summary>The person, with the id that stays when the name changes.</summary>
    public static string Person(Case row) =>
        row.TargetId.IsEmpty ? $"**{Plain(row.TargetName)}**"
        : row.TargetName == row.TargetId.ToString() ? $"<@{row.TargetId}>"
        : $"**{Plain(row.TargetName)}** (`{row.TargetId}`)";

    public static string Actor(Case row) =>
        row.ActorId.IsEmpty ? Plain(row.ActorName)
        : row.ActorName == row.ActorId.ToString() ? $"<@{row.ActorId}>"
        : $"**{Plain(row.ActorName)}**";

    /// <summary>Which role, which channel, which nickname; null for what the kind says alone.</summary>
    public static string? Details(Case row) =>
        RolePayload.Of(row) is { } role ? $"<@&{role}> given"
        : NickPayload.Of(row) is { } nick ? $"it was “{Plain(nick)}”"
        : VoicePayload.Of(row) is not { } voice ? null
        : voice.To is { } place ? $"moved{From(voice)} to <#{place}>"
        : voice.Act switch
        {
            VoiceAct.Kick => $"disconnected{From(voice)}",
            VoiceAct.Mute => "silenced",
            _ => "may speak again",
        };

    private static string From(VoicePayload voice) => voice.From is { } place ? $" from <#{place}>" : "";

    /// <summary>Who ended it; null where nobody did: its time was over, or Discord no longer had it.</summary>
    public static string? EndedBy(Case row) =>
        row.EndedByName is not { } name ? null
        : row.EndedById is not { IsEmpty: false } user ? (name is "expiry" or "discord" ? null : Plain(name))
        : name == user.ToString() ? $"<@{user}>"
        : Plain(name);

    public static string Time(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"<t:{at.ToUnixTimeSeconds()}:F>");

    public static string Ago(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"<t:{at.ToUnixTimeSeconds()}:R>");

    /// <summary><c>Banned</c>.</summary>
    public static string Done(CaseKind kind) =>
        kind switch
        {
            CaseKind.Note => "Noted",
            CaseKind.Warn => "Warned",
            CaseKind.Mute => "Muted",
            CaseKind.Unmute => "Unmuted",
            CaseKind.Kick => "Kicked",
            CaseKind.Ban => "Banned",
            CaseKind.Unban => "Unbanned",
            CaseKind.Softban => "Softbanned",
            CaseKind.Role => "Roles changed",
            CaseKind.Nick => "Nickname reset",
            CaseKind.Voice => "Acted in voice",
            CaseKind.Quarantine => "Quarantined",
            CaseKind.Unquarantine => "Released from quarantine",
            _ => "Locked",
        };

    /// <summary><c>Ban</c>, <c>Temporary ban</c>.</summary>
    public static string Title(Case row) =>
        row.Kind switch
        {
            CaseKind.Warn => "Warning",
            CaseKind.Role => "Role",
            CaseKind.Voice when VoicePayload.Of(row) is { } voice => $"Voice {voice.Act.Stored()}",
            CaseKind.Unquarantine => "Release",
            CaseKind.Ban when row.Duration is not null => "Temporary ban",
            _ => row.Kind.ToString(),
        };

    /// <summary><c>2h (until …)</c>, <c>for good</c>; null for what has no length.</summary>
    public static string? Length(Case row) =>
        row switch
        {
            { Duration: { } length, ExpiresAt: { } end } => DurationText.WriteWithEnd(length, end),
            { Lasts: true } => "for good",
            _ => null,
        };

    public static string Dm(DmState dm) =>
        dm switch
        {
            DmState.Delivered => "DM delivered",
            DmState.Blocked => "DM blocked",
            DmState.Skipped => "DM skipped",
            DmState.Unconfirmed => "DM not confirmed",
            _ => "DM pending",
        };

    public static string Label(Execution execution, Effect effect) =>
        execution switch
        {
            Execution.Pending => "pending",
            Execution.Failed when effect == Effect.Active => "failed",
            Execution.Partial => "half done",
            _ => effect.Stored(),
        };

    /// <inheritdoc cref="ReadableText.Plain"/>
    public static string Plain(string text) => ReadableText.Plain(text);

    /// <inheritdoc cref="ReadableText.PlainLines"/>
    public static string Lines(string text) => ReadableText.PlainLines(text);

    /// <summary>The text, at most so long, never cut inside a character.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = longest - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), "…");
    }

    private const string NoInvite = "(invite removed)";

    /// <summary>Somebody who was thrown out is not sent an invitation by the reason: whatever AutoMod takes for one goes, and
    /// such as are written apart.</summary>
    public static string WithoutInvites(string text)
    {
        var links = new LinkScanner();
        links.Scan(text, []);
        var found = new List<FoundInvite>();
        Invites.FromLinks(links.Found, found);
        var left = new StringBuilder(text);
        var from = text.Length;
        foreach (var invite in found.OrderByDescending(invite => invite.Start).Where(invite => invite.End <= from))
        {
            left.Remove(invite.Start, invite.End - invite.Start).Insert(invite.Start, NoInvite);
            from = invite.Start;
        }

        return Invite().Replace(left.ToString(), NoInvite);
    }

    /// <summary>A message's place, as Discord links it.</summary>
    public static string Link(Snowflake<Guild> guild, Snowflake<Channel> channel, Snowflake<Message>? message) =>
        $"https://discord.com/channels/{guild}/{channel}{(message is { } id ? $"/{id}" : "")}";

    [GeneratedRegex(
        @"(https?://)?(www\.)?(discord\s*\.\s*(gg|io|me|li)|(discord|discordapp)\s*\.\s*com\s*/\s*invite)\s*/\s*[\w-]+",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    )]
    private static partial Regex Invite();
}
