using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Council;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch.Gating.Roles;
using Guildhall.Tests.Sietch.Members;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Council;

/// <summary>sietch-demo with a council of two seats. Each test has a world of its own: seats are everybody's.</summary>
internal sealed class CouncilStage : IAsyncDisposable
{
    private readonly RoleStage roles = new(new WalletStage { Own = Section() });
    private readonly List<TestWallet> wallets = [];

    private CouncilStage() { }

    public RoleStage Roles => roles;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<CouncilStage> StartAsync()
    {
        var stage = new CouncilStage();
        await stage.roles.InitializeAsync();
        return stage;
    }

    /// <summary>A member with a wallet that holds so much, who has finished the onboarding.</summary>
    public async Task OnboardAsync(string member, ulong held)
    {
        var wallet = new TestWallet();
        wallets.Add(wallet);
        await roles.Wallets.ProveAsync(member, wallet);
        await ProfileLab.AddAsync(
            roles.Guildhall.Get<Db>(),
            WalletStage.Tenant,
            IdOf(member),
            $"Nym-of-{member}",
            roles.Guildhall.Get<TimeProvider>().GetUtcNow()
        );
        await roles.PublishAsync(wallet.Account, Tier.Fedaykin, held);
    }

    /// <summary>Waits until these sit, whoever is shown.</summary>
    public Task UntilSeatedAsync(params string[] members) =>
        WalletStage.UntilAsync(async () =>
        {
            var holders = await roles.Guildhall.Get<CouncilBook>().HoldersAsync(WalletStage.Tenant, Cancellation);
            var profiles = await roles.Guildhall.Get<ProfileBook>().OnboardedAsync(WalletStage.Tenant, Cancellation);
            return profiles
                .Where(profile => holders.Contains(profile.MemberId))
                .Select(profile => profile.Nym)
                .ToHashSet()
                .SetEquals(members.Select(member => $"Nym-of-{member}"));
        });

    /// <summary>Waits until a member was told that, once.</summary>
    public Task UntilToldAsync(string member, string text) =>
        WalletStage.UntilAsync(async () =>
            (await roles.Wallets.ToldAsync(member)).Count(told => told.Contains(text, StringComparison.Ordinal)) == 1
        );

    public Task<CommandAnswer> RunAsync(string member, string command, params (string Name, string Value)[] options) =>
        roles.Wallets.RunAsync(member, command, options);

    public async Task LeaveAsync(string member)
    {
        using var answer = await roles.Wallets.Discord.Http.DeleteAsync(
            $"/sim/guilds/{DemoWorld.Sietch}/members/{member}",
            Cancellation
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    public Task ReturnAsync(string member) =>
        roles.Wallets.Discord.PostAsync(
            $"/sim/guilds/{DemoWorld.Sietch}/members",
            new JsonObject { ["name"] = member }
        );

    public async ValueTask DisposeAsync()
    {
        wallets.ForEach(wallet => wallet.Dispose());
        await roles.DisposeAsync();
    }

    private ulong IdOf(string member)
    {
        var world = roles.Guildhall.Discord.Get<Universe>();
        lock (world.Gate)
        {
            return world.Guilds[DemoWorld.SietchId].Members.Values.Single(m => m.User.Name == member).User.Id;
        }
    }

    private static JsonObject Section()
    {
        var section = WalletStage.Section.DeepClone().AsObject();
        section["council"] = new JsonObject { ["seats"] = 2 };
        // Changes are shown by two.
        section["places"] = new JsonObject
        {
            ["naib"] = 2,
            ["eligible"] = 69,
            ["waiting"] = 100,
            ["kept"] = 110,
        };
        section["roles"] = new JsonObject
        {
            ["naib"] = "naib",
            ["fedaykin"] = "fedaykin",
            ["formerNaib"] = "aspirant",
        };
        return section;
    }
}
