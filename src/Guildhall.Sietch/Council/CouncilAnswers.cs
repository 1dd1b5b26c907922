using System.Text.Json.Serialization;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Members.Directory;

namespace Guildhall.Sietch.Council;

/// <param name="EmptySeats">Vacant, or with a holder who is not shown yet.</param>
internal sealed record CouncilAnswer(
    IReadOnlyList<SeatAnswer> Current,
    IReadOnlyList<FormerAnswer> Former,
    int EmptySeats,
    int TotalSeats,
    bool GracePeriod
);

/// <inheritdoc cref="CouncilAnswer"/>
internal sealed record SittingAnswer(
    IReadOnlyList<SeatAnswer> Members,
    int FilledSeats,
    int EmptySeats,
    int TotalSeats,
    bool GracePeriod
);

internal sealed record FormersAnswer(IReadOnlyList<FormerAnswer> Members, int Total, bool GracePeriod);

/// <param name="SeatedAt">The month, such as <c>2026-11</c>.</param>
internal sealed record SeatAnswer(Guid MemberId, string Nym, string SeatedAt, bool IsFounding)
{
    public static SeatAnswer Of(SeatView seat, TenantId tenant) =>
        new(ShownId.Of(tenant, seat.Nym), seat.Nym, MemberAnswer.MonthOf(seat.Since), seat.IsFounding);
}

/// <param name="TotalTenureMonths">Of 30 days, of all terms together; 0 for less than one.</param>
/// <param name="SeatCount">How many terms.</param>
internal sealed record FormerAnswer(Guid MemberId, string Nym, int TotalTenureMonths, int SeatCount, bool IsFounding)
{
    public static FormerAnswer Of(FormerView former, TenantId tenant) =>
        new(ShownId.Of(tenant, former.Nym), former.Nym, former.Months, former.Terms, former.IsFounding);
}

/// <summary>What the council's page says of one member.</summary>
/// <param name="SeatedAt">For one who sits, the month.</param>
/// <param name="TotalTenureMonths">For one who sat.</param>
/// <param name="SeatCount">For one who sat.</param>
internal sealed record CouncilMemberAnswer(
    Guid MemberId,
    string Nym,
    bool IsCurrentNaib = false,
    bool IsFormerNaib = false,
    bool IsFounding = false,
    string? SeatedAt = null,
    int? TotalTenureMonths = null,
    int? SeatCount = null,
    bool GracePeriod = false
)
{
    public bool HasEverBeenNaib => IsCurrentNaib || IsFormerNaib;

    public static CouncilMemberAnswer Of(SeatAnswer seat, bool isGrace) =>
        new(seat.MemberId, seat.Nym)
        {
            IsCurrentNaib = true,
            IsFounding = seat.IsFounding,
            SeatedAt = seat.SeatedAt,
            GracePeriod = isGrace,
        };

    public static CouncilMemberAnswer Of(FormerAnswer former, bool isGrace) =>
        new(former.MemberId, former.Nym)
        {
            IsFormerNaib = true,
            IsFounding = former.IsFounding,
            TotalTenureMonths = former.TotalTenureMonths,
            SeatCount = former.SeatCount,
            GracePeriod = isGrace,
        };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CouncilAnswer))]
[JsonSerializable(typeof(SittingAnswer))]
[JsonSerializable(typeof(FormersAnswer))]
[JsonSerializable(typeof(CouncilMemberAnswer))]
internal sealed partial class CouncilJson : JsonSerializerContext;
