using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guildhall.Sietch.Members.Pictures;

namespace Guildhall.Sietch.Members.Directory;

/// <summary>One member as the directory's page shows them.</summary>
internal record MemberAnswer
{
    /// <summary>It changes with the nym.</summary>
    public required Guid MemberId { get; init; }

    public required string Nym { get; init; }

    public required string? Bio { get; init; }

    public required Uri? PfpUrl { get; init; }

    public required string Tier { get; init; }

    /// <summary>The month, such as <c>2026-11</c>: the day would lead to a wallet.</summary>
    public required string MemberSince { get; init; }

    public required string TenureCategory { get; init; }

    public required int BadgeCount { get; init; }

    public static MemberAnswer Of(RosterEntry entry, MemberPictures pictures) =>
        new()
        {
            MemberId = ShownId.Of(entry.Profile.TenantId, entry.Nym),
            Nym = entry.Nym,
            Bio = entry.Profile.Bio,
            PfpUrl = pictures.TryAddress(entry.Profile, entry.Tier),
            Tier = WordOf(entry.Tier),
            MemberSince = MonthOf(entry.MemberSince),
            TenureCategory = WordOf(entry.Tenure),
            BadgeCount = entry.Badges.Count,
        };

    public static string WordOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static string MonthOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

/// <summary>With what <c>/badges</c> shows of them too.</summary>
internal sealed record ProfileAnswer : MemberAnswer
{
    [SetsRequiredMembers]
    public ProfileAnswer(MemberAnswer shown, IReadOnlyList<string> badges, bool gracePeriod)
        : base(shown) => (Badges, GracePeriod) = (badges, gracePeriod);

    /// <summary>Their ids, in the order of the catalogue.</summary>
    public IReadOnlyList<string> Badges { get; }

    public bool GracePeriod { get; }
}

/// <param name="Page">From 1, as it was asked for; one after the last is empty.</param>
internal sealed record DirectoryAnswer(
    IReadOnlyList<MemberAnswer> Members,
    int Page,
    int PageSize,
    int Total,
    int TotalPages,
    bool GracePeriod
);

internal sealed record LeaderboardAnswer(IReadOnlyList<PlaceAnswer> Entries, int TotalMembers, bool GracePeriod);

/// <param name="Rank">By badges; equals are in the order of their nyms.</param>
internal sealed record PlaceAnswer(
    int Rank,
    string Nym,
    Uri? PfpUrl,
    string Tier,
    int BadgeCount,
    string TenureCategory
);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DirectoryAnswer))]
[JsonSerializable(typeof(ProfileAnswer))]
[JsonSerializable(typeof(LeaderboardAnswer))]
internal sealed partial class MemberJson : JsonSerializerContext;
