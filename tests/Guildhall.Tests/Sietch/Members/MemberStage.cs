using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Members.Editions;
using Guildhall.Sietch.Wallets.Links;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Kit;
using Guildhall.Tests.Sietch.Gating;
using Guildhall.Tests.Sietch.Gating.Roles;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Members;

/// <summary>sietch-demo with all its roles, and members who come in through the wizard. Each test brings its own members.</summary>
public sealed class MemberStage : IAsyncLifetime
{
    private readonly RoleStage roles = new(new WalletStage { Own = Section() });
    private int newcomers;

    internal RoleStage Roles => roles;

    internal WalletStage Wallets => roles.Wallets;

    internal LocalDiscord Discord => Wallets.Discord;

    internal Db Db => Wallets.Guildhall.Get<Db>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await roles.InitializeAsync();
        // So many newcomers would be a raid.
        await Wallets.RunAsync("admin", "settings set", ("name", "raids.enabled"), ("value", "off"));
    }

    public ValueTask DisposeAsync() => roles.DisposeAsync();

    /// <summary>Somebody who is in the server since now.</summary>
    internal async Task<Newcomer> JoinAsync(bool acceptsDms = true)
    {
        var name = $"newcomer-{Interlocked.Increment(ref newcomers)}";
        var joined = await Discord.PostAsync(
            $"/sim/guilds/{DemoWorld.Sietch}/members",
            new JsonObject { ["name"] = name }
        );
        var id = ulong.Parse((string)joined["id"]!, CultureInfo.InvariantCulture);
        var world = Discord.Get<Universe>();
        lock (world.Gate)
        {
            world.Users[id].AcceptsDms = acceptsDms;
        }

        return new(name, new(id), new TestWallet());
    }

    /// <summary>A newcomer whose wallet is eligible, and who has been offered the wizard.</summary>
    internal async Task<Newcomer> InviteAsync(Tier tier = Tier.Fedaykin, bool acceptsDms = true)
    {
        var member = await JoinAsync(acceptsDms);
        await roles.PublishAsync(member.Wallet.Account, tier);
        await Wallets.ProveAsync(member.Name, member.Wallet);
        await UntilAsync(async () =>
            (await Wallets.AlertsAsync(member.Name)).Any(alert => alert is "Onboarding delivered" or "Onboarding held")
        );
        return member;
    }

    /// <summary>A newcomer who has gone through the wizard.</summary>
    /// <param name="isShown">To the others too, as with an edition of their own.</param>
    internal async Task<Newcomer> OnboardAsync(string nym, Tier tier = Tier.Fedaykin, bool isShown = true)
    {
        var member = await InviteAsync(tier);
        var card = await RunAsync(member, "onboard");
        card = await SubmitAsync(member, await ClickAsync(member, card, "Choose a nym"), nym);
        card = await ClickAsync(member, card, "Draw a pattern");
        await ClickAsync(member, card, "No bio");
        await UntilAsync(async () => (await ProfileAsync(member))!.IsOnboarded);
        if (isShown)
        {
            await ShowAsync((await ProfileAsync(member))!.MemberId, tier);
        }

        return member;
    }

    /// <summary>As if an edition had come out that has them, with these badges.</summary>
    internal Task ShowAsync(MemberId member, Tier tier, params string[] badges)
    {
        return Db.WriteAsync(
            async unit =>
            {
                var shown = await EditionBook.ReadAsync(unit, WalletStage.Tenant);
                var entry = new EditionEntry
                {
                    Member = member,
                    Tier = tier,
                    CameAs = tier,
                    Since = unit.Now,
                    TierSince = unit.Now,
                    Cohort = "",
                    Badges = badges.ToHashSet(),
                };
                var next = shown.ToDictionary();
                next[member] = entry;
                await EditionBook.WriteAsync(unit, WalletStage.Tenant, shown, next);
            },
            Cancellation
        );
    }

    /// <summary>Another program, once something is published.</summary>
    internal async Task<ApiCaller> CallerAsync()
    {
        var shelf = Wallets.Guildhall.Get<PublishedShelf>();
        if (shelf.TryGet(WalletStage.Tenant) is null)
        {
            await roles.PublishAsync(new Address(9, 9, 9), Tier.Waiting);
        }

        await shelf.RefreshAsync(Cancellation);
        return new(Wallets.Guildhall);
    }

    internal Task<Profile?> ProfileAsync(Newcomer member) =>
        Wallets.Guildhall.Get<ProfileBook>().TryOfUserAsync(WalletStage.Tenant, member.Id, Cancellation);

    internal Task<CommandAnswer> RunAsync(
        Newcomer member,
        string command,
        params (string Name, string Value)[] options
    ) => Wallets.RunAsync(member.Name, command, options);

    /// <summary>The button of that label under the answer.</summary>
    internal Task<CommandAnswer> ClickAsync(Newcomer member, CommandAnswer answer, string label) =>
        ClickAsync(member, (string)answer.Json["messageId"]!, answer.Json["reply"]!["components"]!, label);

    /// <summary>The button of that label under the last direct message.</summary>
    internal async Task<CommandAnswer> ClickDmAsync(Newcomer member, string label)
    {
        var message = (await DmsAsync(member))[^1];
        return await ClickAsync(member, (string)message["id"]!, message["components"]!, label);
    }

    internal async Task<IReadOnlyList<JsonNode>> DmsAsync(Newcomer member) =>
        [
            .. (await Discord.ReadAsync($"/sim/users/{member.Name}/dms"))
                .AsArray()
                .SelectMany(dm => dm!["messages"] is { } inside ? inside.AsArray() : [dm])
                .Select(message => message!),
        ];

    internal async Task<CommandAnswer> SubmitAsync(Newcomer member, CommandAnswer asked, JsonNode value) =>
        new(
            await Discord.PostAsync(
                $"/sim/modals/{asked.Json["modal"]!["id"]}/submit",
                new JsonObject
                {
                    ["as"] = member.Name,
                    ["fields"] = new JsonObject { ["text"] = value },
                    ["waitMs"] = LocalDiscord.PatienceMs,
                }
            )
        );

    internal async Task LeaveAsync(Newcomer member)
    {
        using var answer = await Discord.Http.DeleteAsync(
            $"/sim/guilds/{DemoWorld.Sietch}/members/{member.Name}",
            Cancellation
        );
        answer.EnsureSuccessStatusCode();
    }

    internal Task ReturnAsync(Newcomer member) =>
        Discord.PostAsync($"/sim/guilds/{DemoWorld.Sietch}/members", new JsonObject { ["name"] = member.Name });

    /// <summary>What is offered for an option while it is typed.</summary>
    internal async Task<IReadOnlyList<string>> CompleteAsync(string member, string command, string option, string typed)
    {
        var order = new JsonObject
        {
            ["as"] = member,
            ["name"] = command,
            ["options"] = new JsonObject { [option] = typed },
            ["focused"] = option,
            ["waitMs"] = LocalDiscord.PatienceMs,
        };
        var place = $"/sim/guilds/{DemoWorld.Sietch}/channels/general/commands/autocomplete";
        var answer = await Discord.PostAsync(place, order);
        return [.. answer["choices"]!.AsArray().Select(choice => (string)choice!["value"]!)];
    }

    /// <summary>All roles of a member, by name.</summary>
    internal IReadOnlyList<string> RolesOf(Newcomer member)
    {
        var world = Discord.Get<Universe>();
        lock (world.Gate)
        {
            var guild = world.Guilds[DemoWorld.SietchId];
            return guild.Members.TryGetValue(member.Id.Value, out var found)
                ? [.. found.Roles.Select(role => guild.Roles[role].Name).Order(StringComparer.Ordinal)]
                : [];
        }
    }

    internal Task UntilHasAsync(Newcomer member, params string[] names) =>
        UntilAsync(() => Task.FromResult(RolesOf(member).SequenceEqual(names.Order(StringComparer.Ordinal))));

    internal static Task UntilAsync(Func<Task<bool>> isSo) => WalletStage.UntilAsync(isSo);

    private async Task<CommandAnswer> ClickAsync(Newcomer member, string message, JsonNode components, string label)
    {
        var button = components
            .AsArray()
            .SelectMany(row => row!["components"]!.AsArray())
            .Single(c => (string?)c!["label"] == label);
        return new(
            await Discord.PostAsync(
                $"/sim/messages/{message}/click",
                new JsonObject
                {
                    ["as"] = member.Name,
                    ["customId"] = (string)button!["custom_id"]!,
                    ["waitMs"] = LocalDiscord.PatienceMs,
                }
            )
        );
    }

    private static JsonObject Section()
    {
        var section = WalletStage.Section.DeepClone().AsObject();
        foreach (var role in (string[])["onboarded", "engaged", "veteran", "trusted"])
        {
            section["roles"]![role] = role;
        }

        // Tiers by the chain alone: the council's tests are elsewhere.
        section["council"] = new JsonObject { ["seats"] = 0 };
        // More than these tests bring: no edition but what they make themselves.
        section["places"] = new JsonObject
        {
            ["naib"] = 69,
            ["eligible"] = 69,
            ["waiting"] = 100,
            ["kept"] = 110,
        };
        return section;
    }
}

internal sealed record Newcomer(string Name, Snowflake<User> Id, TestWallet Wallet);

[CollectionDefinition]
public sealed class MemberSuite : ICollectionFixture<MemberStage>;
