using System.Text;
using Guildhall.Sietch.Members.Directory;

namespace Guildhall.Sietch.Badges;

/// <summary>Badges as they are read.</summary>
internal static class BadgeText
{
    private const int OneColumn = 5;

    /// <summary>With dates and what each is for: for their holder alone, since a date says when somebody came.</summary>
    public static string Own(IReadOnlyList<HeldBadge> held)
    {
        if (held.Count == 0)
        {
            return "You have no badges yet. The first come by themselves: `/profile view` shows them then.";
        }

        var text = new StringBuilder($"**Your badges: {held.Count}**");
        foreach (var category in held.GroupBy(badge => badge.Kind.Category).OrderBy(group => group.Key))
        {
            text.Append($"\n\n**{category.Key}**");
            foreach (var badge in category)
            {
                text.Append(
                    $"\n{badge.Kind.Emoji} {badge.Kind.Name}: {badge.Kind.Description.ToLowerInvariant()} · {MemberText.Day(badge.At)}"
                );
            }
        }

        return text.ToString();
    }

    /// <summary>As anybody may see them: two in a line where there are many, and no dates.</summary>
    public static string Of(RosterEntry entry)
    {
        var names = entry.Badges.Select(kind => $"{kind.Emoji} {kind.Name}").ToList();
        var lines = names.Count > OneColumn ? names.Chunk(2).Select(pair => string.Join(" · ", pair)) : names;
        return names.Count == 0
            ? $"{MemberText.Nym(entry.Nym)} has no badges yet."
            : $"{MemberText.Nym(entry.Nym)} · {MemberText.Count(names.Count, "badge")}\n{string.Join('\n', lines)}";
    }
}
