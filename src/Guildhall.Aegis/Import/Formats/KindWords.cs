using System.Collections.Frozen;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Import.Reading;

namespace Guildhall.Aegis.Import.Formats;

/// <summary>The words that bots have for what was done.</summary>
internal static class KindWords
{
    private static readonly FrozenDictionary<string, CaseKind> words = new Dictionary<string, CaseKind>(
        StringComparer.Ordinal
    )
    {
        ["warn"] = CaseKind.Warn,
        ["warned"] = CaseKind.Warn,
        ["warning"] = CaseKind.Warn,
        ["strike"] = CaseKind.Warn,
        ["infraction"] = CaseKind.Warn,
        ["verbalwarn"] = CaseKind.Warn,
        ["verbalwarning"] = CaseKind.Warn,
        ["mute"] = CaseKind.Mute,
        ["muted"] = CaseKind.Mute,
        ["tempmute"] = CaseKind.Mute,
        ["timeout"] = CaseKind.Mute,
        ["timedout"] = CaseKind.Mute,
        ["unmute"] = CaseKind.Unmute,
        ["unmuted"] = CaseKind.Unmute,
        ["untimeout"] = CaseKind.Unmute,
        ["removetimeout"] = CaseKind.Unmute,
        ["kick"] = CaseKind.Kick,
        ["kicked"] = CaseKind.Kick,
        ["ban"] = CaseKind.Ban,
        ["banned"] = CaseKind.Ban,
        ["tempban"] = CaseKind.Ban,
        ["hackban"] = CaseKind.Ban,
        ["forceban"] = CaseKind.Ban,
        ["massban"] = CaseKind.Ban,
        ["permban"] = CaseKind.Ban,
        ["permanentban"] = CaseKind.Ban,
        ["unban"] = CaseKind.Unban,
        ["unbanned"] = CaseKind.Unban,
        ["softban"] = CaseKind.Softban,
        ["softbanned"] = CaseKind.Softban,
        ["note"] = CaseKind.Note,
        ["modnote"] = CaseKind.Note,
        ["comment"] = CaseKind.Note,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Zeppelin's numbers; 8 is a tombstone.</summary>
    private static readonly CaseKind?[] zeppelin =
    [
        null,
        CaseKind.Ban,
        CaseKind.Unban,
        CaseKind.Note,
        CaseKind.Warn,
        CaseKind.Kick,
        CaseKind.Mute,
        CaseKind.Unmute,
        null,
        CaseKind.Softban,
    ];

    public static CaseKind? OfWord(string word) =>
        words.TryGetValue(SourceRow.PlainName(word), out var kind) ? kind : null;

    public static CaseKind? OfZeppelin(string number) =>
        number.Length == 1 && number[0] is >= '0' and <= '9' ? zeppelin[number[0] - '0'] : OfWord(number);
}
