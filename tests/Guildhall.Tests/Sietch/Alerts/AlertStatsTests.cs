using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Wallets.Links;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Sietch.Alerts;

public sealed class AlertStatsTests() : StorageSuite(new SqliteUnderTest())
{
    private AlertBook Book => field ??= new(Db);

    private AlertChoices Choices => field ??= new(Db);

    [Fact]
    public async Task Rates_of_nothing_are_unknown_and_not_nought()
    {
        var stats = await ReadAsync();

        Assert.Equal((0, 0, null, null), (stats.TotalSent, stats.SentThisWeek, stats.DeliveryRate, stats.OptOutRate));
        Assert.Empty(stats.ByType);
    }

    [Fact]
    public async Task What_was_sent_held_and_turned_off_is_counted_and_a_test_is_not()
    {
        var (paul, jessica) = (await JoinAsync(1), await JoinAsync(2));
        await Choices.ChangeAsync(TenantId.Default, paul, chosen => chosen.WithAll(false), Cancellation);
        await Choices.ChangeAsync(
            TenantId.Default,
            jessica,
            chosen => chosen.With(AlertToggle.AtRisk, false),
            Cancellation
        );
        await EndAsync(paul, AlertKind.NaibSeated, AlertState.Delivered);
        await EndAsync(jessica, AlertKind.NaibSeated, AlertState.Delivered);
        await EndAsync(jessica, AlertKind.Test, AlertState.Delivered);
        await EndAsync(jessica, AlertKind.NaibThreat, AlertState.Skipped);
        Time.Advance(TimeSpan.FromDays(7));
        await EndAsync(jessica, AlertKind.Left, AlertState.Delivered);
        await EndAsync(paul, AlertKind.Left, AlertState.Dead);

        var stats = await ReadAsync();

        Assert.Equal((3, 1, 0.75), (stats.TotalSent, stats.SentThisWeek, stats.DeliveryRate));
        Assert.Equal(
            [("left", 1), ("naib_seated", 2)],
            stats.ByType.OrderBy(type => type.Key, StringComparer.Ordinal).Select(type => (type.Key, type.Value))
        );
        Assert.Equal((0.5, 1, 2), (stats.OptOutRate, stats.PositionUpdatesDisabled, stats.AtRiskWarningsDisabled));
    }

    private Task<AlertStats> ReadAsync() => AlertStats.ReadAsync(Db, TenantId.Default, Time.GetUtcNow(), Cancellation);

    private async Task<MemberId> JoinAsync(ulong user)
    {
        var member = MemberId.New();
        var row = new
        {
            Tenant = TenantId.Default,
            Member = member,
            User = user,
        };
        await Db.WriteAsync(unit => unit.ExecuteAsync(LinkSql.AddIdentity, row), Cancellation);
        return member;
    }

    private async Task EndAsync(MemberId member, AlertKind kind, string state)
    {
        var order = new AlertOrder
        {
            Tenant = TenantId.Default,
            Member = member,
            Kind = kind,
            Key = $"{kind}",
        };
        await Db.WriteAsync(unit => AlertBook.QueueAsync(unit, order), Cancellation);
        if (await Book.TryFindAsync(TenantId.Default, order.Id, Cancellation) is { } alert)
        {
            await Book.EndAsync(alert, state, null, Cancellation);
        }
    }
}
