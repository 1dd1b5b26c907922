using System.Globalization;
using Guildhall.Core;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Members.Directory;

/// <summary>The words for what members are.</summary>
internal static class MemberText
{
    /// <summary>A nym in a reply: letter by letter, whatever its underscores would make of it.</summary>
    public static string Nym(string nym) => $"**{ReadableText.Plain(nym)}**";

    public static string Of(Tier tier) =>
        tier switch
        {
            Tier.Naib => "Naib",
            Tier.Fedaykin => "Fedaykin",
            _ => "Member",
        };

    public static string Of(Tenure tenure) =>
        tenure switch
        {
            Tenure.Og => "OG",
            Tenure.Elder => "Elder",
            Tenure.Veteran => "Veteran",
            _ => "Member",
        };

    public static string Count(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
