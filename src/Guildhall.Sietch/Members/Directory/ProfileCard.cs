using Guildhall.Core;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Members.Pictures;

namespace Guildhall.Sietch.Members.Directory;

/// <summary>A profile as anybody may see it.</summary>
internal sealed class ProfileCard(MemberPictures pictures)
{
    private const int ShownBadges = 5;

    public Embed Of(RosterEntry entry)
    {
        var badges = string.Join(' ', entry.Badges.Take(ShownBadges).Select(kind => $"{kind.Emoji} {kind.Name}"));
        var more = entry.Badges.Count - ShownBadges;
        return new Embed
        {
            Title = ReadableText.Plain(entry.Nym),
            Description = entry.Profile.Bio is { } bio ? ReadableText.Plain(bio) : null,
            Thumbnail = pictures.TryAddress(entry.Profile, entry.Tier) is { } picture ? new(picture.AbsoluteUri) : null,
            Fields =
            [
                new("Tier", MemberText.Of(entry.Tier), Inline: true),
                new("Tenure", MemberText.Of(entry.Tenure), Inline: true),
                new("Member since", entry.Since, Inline: true),
                new(
                    MemberText.Count(entry.Badges.Count, "badge"),
                    badges.Length == 0 ? "None yet"
                        : more > 0 ? $"{badges} and {more} more"
                        : badges
                ),
            ],
        };
    }
}
