using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Simulator;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Aegis.Actions;

/// <summary>aegis-demo with the service in it, a clock that can be put ahead, and no limits but those that a test sets.
/// Each test takes newcomers of its own, so that many can share one stage.</summary>
public class ModerationStage : IAsyncLifetime
{
    private readonly QuietTime quiet = new();
    private readonly WorldClock clock;
    private GuildhallSetup? setup;
    private GuildhallFolder? folder;
    private LocalDiscord? discord;
    private AegisService? service;
    private int newcomers;

    public ModerationStage() => clock = new(quiet);

    internal AegisService Service => service!;

    internal LocalDiscord Discord => discord!;

    internal TimeProvider Time => clock;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SimGuild World => Discord.Get<Universe>().Guilds[DemoWorld.AegisId];

    public async ValueTask InitializeAsync()
    {
        discord = await LocalDiscord.StartAsync(LocalDiscord.Patient with { TellsRateLimits = false, Time = quiet });
        setup = new GuildhallSetup { Time = clock, Settings = await StorageAsync() };
        folder = new GuildhallFolder(setup);
        service = await AegisService.StartAsync(setup, discord, folder);
        await SetAsync("moderation.actionsPerMinute", "1000");
        await SetAsync("moderation.casesPerHour", "10000");
        // However quickly the newcomers of many tests come, they are no raid.
        await SetAsync("raids.raidJoins", "10000");
        await SetAsync("raids.watchJoins", "10000");
        await SetAsync("modLog.channel", await Service.ChannelAsync("mod-log"));
    }

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
        {
            await service.DisposeAsync();
        }

        folder?.Dispose();
        if (discord is not null)
        {
            await discord.DisposeAsync(); // Last: it may fail the test.
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Of the database; without any it is SQLite.</summary>
    protected virtual Task<Dictionary<string, string?>> StorageAsync() =>
        Task.FromResult<Dictionary<string, string?>>([]);

    /// <summary>The process ends; the world goes on.</summary>
    internal async Task StopAsync()
    {
        await Service.DisposeAsync();
        service = null;
    }

    internal async Task StartAgainAsync() => service = await AegisService.StartAsync(setup!, Discord, folder!);

    /// <summary>Until the service knows from where to read the audit log.</summary>
    internal Task UntilReadAsync() =>
        UntilAsync(async () => await Service.Guildhall.CountAsync("SELECT COUNT(*) FROM audit_cursors") > 0);

    internal Task TakeFromBotAsync(Permission permission) => LetBotAsync(permission, false);

    internal async Task LetBotAsync(Permission permission, bool may = true)
    {
        var world = Discord.Get<Universe>();
        lock (world.Gate)
        {
            var role = World.Roles.Values.Single(r => r.BotId is not null);
            role.Permissions = may ? role.Permissions | permission : role.Permissions & ~permission;
            RoleActs.Announce(world, World, role, "GUILD_ROLE_UPDATE");
        }

        await UntilAsync(async () =>
        {
            var standing = await Service.Get<Standings>().GetAsync(AegisService.Guild, Cancellation);
            return standing.PermissionsOf(standing.Bot, null, Time.GetUtcNow())?.HasFlag((Permissions)permission)
                == may;
        });
    }

    /// <summary>Somebody who is in the server since now.</summary>
    internal async Task<Newcomer> JoinAsync(params string[] roles)
    {
        var name = $"newcomer-{Interlocked.Increment(ref newcomers)}";
        return await JoinAgainAsync(name, roles);
    }

    internal async Task<Newcomer> JoinAgainAsync(string name, params string[] roles)
    {
        var joined = await Discord.PostAsync(
            $"/sim/guilds/{DemoWorld.Aegis}/members",
            new JsonObject { ["name"] = name, ["roles"] = new JsonArray([.. roles.Select(r => (JsonNode?)r)]) }
        );
        return new(name, ulong.Parse((string)joined["id"]!, CultureInfo.InvariantCulture));
    }

    internal async Task LeaveAsync(Newcomer member)
    {
        using var answer = await Discord.Http.DeleteAsync(
            $"/sim/guilds/{DemoWorld.Aegis}/members/{member.Name}",
            Cancellation
        );
        answer.EnsureSuccessStatusCode();
    }

    internal async Task ChangeAsync(Newcomer member, JsonObject change)
    {
        using var content = new StringContent(change.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var answer = await Discord.Http.PatchAsync(
            $"/sim/guilds/{DemoWorld.Aegis}/members/{member.Name}",
            content,
            Cancellation
        );
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A human acts in Discord itself.</summary>
    internal Task ByHandAsync(string actor, string action, Newcomer target, string? reason, string? until = null) =>
        Discord.PostAsync(
            $"/sim/guilds/{DemoWorld.Aegis}/moderation",
            new JsonObject
            {
                ["actor"] = actor,
                ["action"] = action,
                ["target"] = target.Name,
                ["reason"] = reason,
                ["until"] = until,
            }
        );

    internal Task<CommandAnswer> RunAsync(
        string member,
        string command,
        params (string Name, string Value)[] options
    ) => Service.RunAsync(member, command, options);

    internal async Task<CommandAnswer> MenuAsync(string member, string name, string target) =>
        new(
            await Discord.PostAsync(
                $"/sim/guilds/{DemoWorld.Aegis}/channels/general/context",
                new JsonObject
                {
                    ["as"] = member,
                    ["name"] = name,
                    ["target"] = target,
                    ["waitMs"] = LocalDiscord.PatienceMs,
                }
            )
        );

    /// <summary>The button of that label under an answer.</summary>
    internal Task<CommandAnswer> ClickAsync(string member, CommandAnswer answer, string label) =>
        ClickAsync(member, (string)answer.Json["messageId"]!, answer.Json["reply"]!["components"]!, label);

    internal async Task<CommandAnswer> ClickAsync(string member, string message, JsonNode components, string label)
    {
        var button = components
            .AsArray()
            .SelectMany(row => row!["components"]!.AsArray())
            .Single(b => (string?)b!["label"] == label);
        return new(
            await Discord.PostAsync(
                $"/sim/messages/{message}/click",
                new JsonObject
                {
                    ["as"] = member,
                    ["customId"] = (string)button!["custom_id"]!,
                    ["waitMs"] = LocalDiscord.PatienceMs,
                }
            )
        );
    }

    /// <summary>The button of that label under the case's message in the mod-log, once it is there.</summary>
    internal async Task<CommandAnswer> ClickLogAsync(string member, Case row, string label)
    {
        await UntilAsync(async () => (await LoggedAsync(row)).Count == 1);
        var message = (await LoggedAsync(row))[0];
        return await ClickAsync(member, (string)message["id"]!, message["components"]!, label);
    }

    internal async Task<Case> FindAsync(Case row) => (await Service.Get<CaseBook>().FindAsync(row.Key, Cancellation))!;

    internal async Task<CommandAnswer> SubmitAsync(
        string member,
        CommandAnswer asked,
        params (string Name, string Value)[] fields
    ) =>
        new(
            await Discord.PostAsync(
                $"/sim/modals/{asked.Json["modal"]!["id"]}/submit",
                new JsonObject
                {
                    ["as"] = member,
                    ["fields"] = new JsonObject(fields.Select(f => KeyValuePair.Create(f.Name, (JsonNode?)f.Value))),
                    ["waitMs"] = LocalDiscord.PatienceMs,
                }
            )
        );

    /// <summary>The id of what they wrote in general.</summary>
    internal async Task<string> SayAsync(Newcomer member, string content) =>
        (string)
            (
                await Discord.PostAsync(
                    $"/sim/guilds/{DemoWorld.Aegis}/channels/general/messages",
                    new JsonObject { ["as"] = member.Name, ["content"] = content }
                )
            )["id"]!;

    internal async Task SetAsync(string path, string value)
    {
        var owner = await Service.StaffAsync("owner");
        var edit = await Service.Get<SettingsEditor>().SetAsync(owner, path, value, Cancellation);
        Assert.True(edit.TryGet(out _, out var refusal), refusal?.Message);
    }

    internal bool IsBanned(Newcomer member) => Look(guild => guild.Bans.ContainsKey(member.Id));

    internal string? BanReason(Newcomer member) => Look(guild => guild.Bans[member.Id].Reason);

    internal bool IsPresent(Newcomer member) => Look(guild => guild.Members.ContainsKey(member.Id));

    internal DateTimeOffset? MutedUntil(Newcomer member) =>
        Look(guild => guild.Members.GetValueOrDefault(member.Id)?.TimeoutUntil);

    internal int AuditEntries(Newcomer member, AuditAction action) =>
        Look(guild => guild.AuditLog.Count(e => e.TargetId == member.Id && e.Action == action));

    /// <summary>What the bot wrote to them.</summary>
    internal async Task<IReadOnlyList<string>> DmsAsync(Newcomer member) =>
        [
            .. (await Discord.ReadAsync($"/sim/users/{member.Id}/dms"))
                .AsArray()
                .SelectMany(channel => channel!["messages"]!.AsArray())
                .Select(message => message!["content"] + message["embeds"]!.ToJsonString()),
        ];

    /// <summary>Newest first.</summary>
    internal Task<IReadOnlyList<Case>> CasesAsync(Newcomer member) => CasesAsync(member.Id);

    internal async Task<IReadOnlyList<Case>> CasesAsync(ulong user) =>
        await Service
            .Get<Db>()
            .QueryAsync<Case>(
                $"SELECT {CaseColumns.All} FROM cases WHERE guild_id = @Guild AND target_id = @User ORDER BY number DESC",
                new { AegisService.Guild, User = new Snowflake<User>(user) },
                Cancellation
            );

    /// <summary>The one case of that person, or of that kind.</summary>
    internal async Task<Case> CaseAsync(Newcomer member, CaseKind? kind = null) =>
        Assert.Single(await CasesAsync(member), row => kind is null || row.Kind == kind);

    /// <summary>The messages of the mod-log that are about the case.</summary>
    internal async Task<IReadOnlyList<JsonNode>> LoggedAsync(Case row, string channel = "mod-log") =>
        [
            .. (
                await Discord.ReadAsync($"/sim/guilds/{DemoWorld.Aegis}/channels/{channel}/messages?as=owner&limit=100")
            )
                .AsArray()
                .Select(message => message!)
                .Where(message =>
                    message["embeds"]!
                        .AsArray()
                        .Any(e =>
                            ((string?)e!["title"])?.EndsWith($"· #{row.Number}", StringComparison.Ordinal) == true
                        )
                ),
        ];

    internal async Task<IReadOnlyList<JsonNode>> RequestsAsync(string method, string ending) =>
        [
            .. (await Discord.RequestsAsync()).Where(r =>
                (string)r["method"]! == method && ((string)r["path"]!).EndsWith(ending, StringComparison.Ordinal)
            ),
        ];

    /// <summary>Both clocks, once no job is at work: one that is would find its leases over and its requests late.</summary>
    internal async Task AdvanceAsync(TimeSpan by)
    {
        var job = default(string);
        await Patience.UntilAsync(
            async () => service is null || (job = await BusyAsync()) is null,
            () => $"a job of the kind {job} ends"
        );
        await AdvanceAtOnceAsync(by);
    }

    /// <summary>Both clocks, Discord's first: what is asked of it is never further ahead than it allows. For what hangs until
    /// then.</summary>
    internal async Task AdvanceAtOnceAsync(TimeSpan by)
    {
        for (var left = by; left > TimeSpan.Zero; left -= TimeSpan.FromDays(20))
        {
            var step = left < TimeSpan.FromDays(20) ? left : TimeSpan.FromDays(20);
            await Discord.PostAsync("/sim/clock", new JsonObject { ["advanceMs"] = (long)step.TotalMilliseconds });
        }

        clock.Advance(by);
    }

    /// <summary>Until it is so, asked again and again: jobs and events take their time.</summary>
    internal static Task UntilAsync(
        Func<Task<bool>> isSo,
        [CallerArgumentExpression(nameof(isSo))] string awaited = ""
    ) => Patience.UntilAsync(isSo, () => awaited);

    /// <summary>Until it is so, while time goes by in steps. Between two of them requests have time to be answered: a step is
    /// longer than they wait.</summary>
    internal Task UntilAsync(
        TimeSpan step,
        Func<Task<bool>> isSo,
        [CallerArgumentExpression(nameof(isSo))] string awaited = ""
    )
    {
        var asked = 0;
        return UntilAsync(
            async () =>
            {
                if (asked++ % 100 == 0)
                {
                    await AdvanceAtOnceAsync(step);
                }

                return await isSo();
            },
            awaited
        );
    }

    internal static Task UntilAsync(Func<bool> isSo, [CallerArgumentExpression(nameof(isSo))] string awaited = "") =>
        UntilAsync(() => Task.FromResult(isSo()), awaited);

    /// <summary>Takes the channel away, as somebody with the rights would.</summary>
    internal void Close(string channel)
    {
        var world = Discord.Get<Universe>();
        lock (world.Gate)
        {
            ChannelActs.Delete(world, World.Channels.Values.Single(c => c.Name == channel));
        }
    }

    /// <summary>The kind of a job that runs or is due; null at rest.</summary>
    private Task<string?> BusyAsync() =>
        Service
            .Get<Db>()
            .QuerySingleOrDefaultAsync<string>(
                """
                SELECT kind FROM jobs
                WHERE died_at IS NULL AND (lease_owner IS NOT NULL OR ready_at <= @Now)
                ORDER BY id LIMIT 1
                """,
                new { Now = Time.GetUtcNow() },
                Cancellation
            );

    private T Look<T>(Func<SimGuild, T> look)
    {
        lock (Discord.Get<Universe>().Gate)
        {
            return look(World);
        }
    }
}

internal sealed record Newcomer(string Name, ulong Id)
{
    public Snowflake<User> User => new(Id);
}
