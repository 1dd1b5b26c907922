using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Sietch;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Eligibility.Following;
using Guildhall.Sietch.Wallets.Links;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Threshold;

/// <summary>sietch-demo with four places, one of them for the Naib, and three who may wait. The tests publish whom they like, as a
/// sync would.</summary>
public sealed class BarStage : IAsyncLifetime
{
    private readonly WalletStage wallets = new() { Own = Section() };

    internal static PlaceRules Places { get; } =
        new()
        {
            Naib = 1,
            Eligible = 4,
            Waiting = 7,
            Kept = 17,
        };

    internal WalletStage Wallets => wallets;

    internal GuildhallFixture Guildhall => wallets.Guildhall;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Db Db => Guildhall.Get<Db>();

    public ValueTask InitializeAsync() => wallets.InitializeAsync();

    public ValueTask DisposeAsync() => wallets.DisposeAsync();

    /// <summary>Somebody of whom no more is known.</summary>
    internal static Address Stranger(ulong number) => new(7, 7, number);

    /// <summary>The next snapshot: these in this order, a whole token apart, the last with one.</summary>
    internal async Task PublishAsync(params Address[] order)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(
            Guildhall.Get<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds()
        );
        await Db.WriteAsync(unit => StoreAsync(unit, order, now), Cancellation);
        await Guildhall.Get<PublishedShelf>().RefreshAsync(Cancellation);
    }

    /// <summary>The next snapshot, with all that follows from it.</summary>
    internal async Task FollowAsync(params Address[] order)
    {
        await PublishAsync(order);
        await Guildhall.InScopeAsync<FollowSnapshots>(handler =>
            handler.HandleAsync(new(default), new(1, 1, false, default), Cancellation)
        );
    }

    /// <summary>The newest first, without the offer of the wizard: it comes with a comparison of roles, whenever that is.</summary>
    internal async Task<IReadOnlyList<string>> AlertsAsync(string member) =>
        [
            .. (await wallets.AlertsAsync(member)).Where(alert =>
                !alert.StartsWith("Onboarding", StringComparison.Ordinal)
            ),
        ];

    internal Task<Snowflake<User>> IdOfAsync(string member) => wallets.IdOfAsync(member);

    internal Task OpenMessagesAsync(string member, bool areOpen) => wallets.OpenMessagesAsync(member, areOpen);

    internal async Task<MemberId> MemberAsync(string member) =>
        (
            await Guildhall.Get<Identities>().TryMemberAsync(WalletStage.Tenant, await IdOfAsync(member), Cancellation)
        )!.Value;

    internal Task UntilToldAsync(string member, string part, int times = 1) =>
        WalletStage.UntilAsync(async () =>
            (await wallets.ToldAsync(member)).Count(text => text.Contains(part, StringComparison.Ordinal)) == times
        );

    internal Task UntilAlertsAsync(string member, params string[] expected) =>
        WalletStage.UntilAsync(async () => (await AlertsAsync(member)).SequenceEqual(expected));

    private static JsonObject Section()
    {
        var section = WalletStage.Section.DeepClone().AsObject();
        section["places"] = new JsonObject
        {
            ["naib"] = Places.Naib,
            ["eligible"] = Places.Eligible,
            ["waiting"] = Places.Waiting,
            ["kept"] = Places.Kept,
        };
        return section;
    }

    private static async Task StoreAsync(Unit unit, Address[] order, DateTimeOffset now)
    {
        await unit.ExecuteAsync(EligibilitySql.AddState, new { WalletStage.Tenant });
        var state = await unit.QuerySingleOrDefaultAsync<EligibilityState>(
            EligibilitySql.State,
            new { WalletStage.Tenant }
        );
        var next = state!.Snapshot + 1;
        await unit.ExecuteAsync(
            EligibilitySql.Advance,
            new
            {
                WalletStage.Tenant,
                Next = next,
                Expected = next - 1,
            }
        );
        var held = order.Select((_, i) => HeldAt(order.Length - i)).ToList();
        await unit.ExecuteAsync(
            EligibilitySql.AddSnapshot,
            new
            {
                WalletStage.Tenant,
                Next = next,
                Cause = "sync",
                Chain = 80094L,
                Block = next,
                Hash = new byte[32],
                Wallets = order.Length,
                Eligible = Math.Min(order.Length, Places.Eligible),
                Contracts = "",
                Places = JsonSerializer.Serialize(
                    [.. order.Select((wallet, i) => new KeptPlace($"{wallet}", $"{held[i]}", "0", $"{held[i]}"))],
                    SietchJson.Default.IReadOnlyListKeptPlace
                ),
                Now = now,
            }
        );
        await unit.ExecuteAsync("DELETE FROM sietch_standings WHERE tenant_id = 'default'");
        await unit.ExecuteAsync(
            EligibilitySql.PutStanding,
            order
                .Select(
                    (wallet, i) =>
                        new
                        {
                            WalletStage.Tenant,
                            Wallet = wallet.ToArray(),
                            Rank = (int?)(i + 1),
                            Tier = Places.TierOf(i + 1).ToString(),
                            Held = held[i].ToArray(),
                            Reason = "Ranked",
                            IsGuest = 0L,
                            LeavingSince = (long?)null,
                            JoinedAt = (DateTimeOffset?)now,
                            LeftAt = (DateTimeOffset?)null,
                            LeftCause = (string?)null,
                        }
                )
                .ToList()
        );
    }

    private static Wei HeldAt(int tokens) => Wei.From(tokens * System.Numerics.BigInteger.Pow(10, 18));
}

/// <summary>Test classes that share one stage, one after the other, each with members of its own.</summary>
[CollectionDefinition]
public sealed class BarSuite : ICollectionFixture<BarStage>;
