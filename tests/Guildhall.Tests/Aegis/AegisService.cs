using System.Text.Json.Nodes;
using Guildhall.Aegis.Access;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Aegis;

/// <summary>The whole service on aegis-demo, and what tests of Aegis ask of it.</summary>
internal sealed class AegisService : IAsyncDisposable
{
    private AegisService(GuildhallFixture guildhall) => Guildhall = guildhall;

    public static Snowflake<Guild> Guild => new(DemoWorld.AegisId);

    public GuildhallFixture Guildhall { get; }

    public LocalDiscord Discord => Guildhall.Discord;

    public static async Task<AegisService> StartAsync(GuildhallSetup? setup = null) =>
        new(await GuildhallFixture.StartAsync(setup));

    /// <summary>On a world that the test has started itself.</summary>
    public static async Task<AegisService> StartAsync(
        GuildhallSetup setup,
        LocalDiscord discord,
        GuildhallFolder folder
    ) => new(await GuildhallFixture.StartAsync(setup, discord, folder));

    public T Get<T>()
        where T : notnull => Guildhall.Get<T>();

    /// <summary>Runs a command in a channel of aegis-demo and waits for its final answer.</summary>
    public async Task<CommandAnswer> RunAsync(
        string member,
        string command,
        params (string Name, string Value)[] options
    ) => await RunInAsync("general", member, command, options);

    public Task<CommandAnswer> RunInAsync(
        string channel,
        string member,
        string command,
        params (string Name, string Value)[] options
    )
    {
        ForgetPace(member);
        return Discord.RunInAsync($"/sim/guilds/{DemoWorld.Aegis}/channels/{channel}", member, command, options);
    }

    /// <summary>The button of that label under an answer.</summary>
    public async Task<CommandAnswer> ClickAsync(string member, CommandAnswer answer, string label)
    {
        var button = answer.Json["reply"]!["components"]!
            .AsArray()
            .SelectMany(row => row!["components"]!.AsArray())
            .Single(b => (string?)b!["label"] == label)!;
        return new(
            await Discord.PostAsync(
                $"/sim/messages/{answer.Json["messageId"]}/click",
                new JsonObject
                {
                    ["as"] = member,
                    ["customId"] = (string)button["custom_id"]!,
                    ["waitMs"] = LocalDiscord.PatienceMs,
                }
            )
        );
    }

    /// <summary><c>/permissions grant</c> by the owner; the question of the first one is answered.</summary>
    public async Task<CommandAnswer> GrantAsync(string right, params (string Name, string Value)[] options)
    {
        var answer = await RunAsync("owner", "permissions grant", [("right", right), .. options]);
        return answer.Text.Contains("first grant", StringComparison.Ordinal)
            ? await ClickAsync("owner", answer, "Grant, and let grants alone count")
            : answer;
    }

    public async Task<JsonNode> OutlineAsync() =>
        (await Discord.ReadAsync("/sim/state"))["guilds"]!
            .AsArray()
            .Single(guild => (string?)guild!["name"] == DemoWorld.Aegis)!;

    public async Task<string> ChannelAsync(string name) => await IdAsync("channels", name);

    public async Task<string> RoleAsync(string name) => await IdAsync("roles", name);

    public async Task<string> MemberAsync(string name) => await IdAsync("members", name);

    /// <summary>The member as Discord tells it now.</summary>
    public async Task<Target> TargetAsync(string name) => await TargetAsync(ulong.Parse(await MemberAsync(name)));

    public async Task<Target> TargetAsync(ulong user)
    {
        var found = await Get<Targets>()
            .FindAsync(Guild, new Snowflake<User>(user), TestContext.Current.CancellationToken);
        Assert.True(found.TryGet(out var target, out var refusal), refusal?.Message);
        return target;
    }

    /// <summary>As the dashboard would build them for a signed-in member.</summary>
    public async Task<Staff> StaffAsync(string name)
    {
        var target = await TargetAsync(name);
        return new()
        {
            Guild = Guild,
            User = target.User,
            Name = target.Name,
            Roles = target.Roles,
        };
    }

    /// <summary>On a clock that stands the minute of a pace is never over, and many tests share one moderator.</summary>
    public void ForgetPace(string member)
    {
        var world = Discord.Get<Universe>();
        lock (world.Gate)
        {
            var found = world.Guilds[DemoWorld.AegisId].Members.Values.FirstOrDefault(m => m.User.Name == member);
            Get<Cooldowns>().Forget(found?.User.Id ?? 0);
        }
    }

    public ValueTask DisposeAsync() => Guildhall.DisposeAsync();

    private async Task<string> IdAsync(string what, string name) =>
        (string)(await OutlineAsync())[what]!.AsArray().Single(entry => (string?)entry!["name"] == name)!["id"]!;
}
