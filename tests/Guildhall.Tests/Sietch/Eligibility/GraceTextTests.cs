using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Eligibility;

public class GraceTextTests
{
    private static readonly EligibilityState healthy = new(
        TenantId.Default,
        Snapshot: 3,
        FirstAttemptAt: At(1),
        LastAttemptAt: At(30),
        LastSuccessAt: At(2),
        Failures: 5,
        Failure: "one.example did not answer",
        GraceSince: null
    );

    [Fact]
    public void A_failure_alone_says_nothing_and_a_grace_says_how_old_the_list_is()
    {
        Assert.Null(GraceText.Of(healthy));
        Assert.Contains(
            "since 2026-03-02 05:00 UTC: this list is old",
            GraceText.Of(healthy with { GraceSince = At(29) })
        );
    }

    private static DateTimeOffset At(int day) =>
        new DateTimeOffset(2026, 3, 1, 5, 0, 0, TimeSpan.Zero).AddDays(day - 1).ToOffset(TimeSpan.FromHours(3));
}
