using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Appeals;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core.SignIn;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.EndToEnd.Postgres;
using Guildhall.Host.CommandLine;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Kit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.EndToEnd.Aegis;

/// <summary>Real processes on one PostgreSQL, against one Discord.</summary>
public class ManyProcessesTests(PostgresServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hundred_warnings_by_four_processes_at_once_have_the_numbers_1_to_200()
    {
        await using var stage = await StartAsync();
        // Each has people of its own: they meet at the counter, and nobody has to stand in line for a person too.
        var workers = Enumerable
            .Range(0, 4)
            .Select(n =>
            {
                var members = Enumerable.Range((n * 10) + 1, 10).Select(m => stage.Member($"member-{m}"));
                return stage.Worker($"worker-{n}", CaseKind.Warn, "owner", members.ToDictionary(m => m, _ => 5));
            })
            .ToList();

        var lines = await RunAsync(workers);

        var numbers = lines.SelectMany(own => own).Select(line => line.Split(' ')).ToList();
        Assert.All(numbers, parts => Assert.Equal("Done", parts[0]));
        Assert.Equal(
            Enumerable.Range(1, 200),
            numbers.Select(parts => int.Parse(parts[1], CultureInfo.InvariantCulture)).Order()
        );
        var stored = await stage.Db.QueryAsync<long>(
            "SELECT number FROM cases WHERE guild_id = @Guild AND execution = 'applied' ORDER BY number",
            new { Guild = (long)DemoWorld.AegisId },
            Cancellation
        );
        Assert.Equal(Enumerable.Range(1, 200).Select(n => (long)n), stored);
    }

    [Fact]
    public async Task Of_two_processes_that_ban_one_person_at_once_one_does_and_the_other_is_told_the_case()
    {
        await using var stage = await StartAsync();
        var target = new Dictionary<ulong, int> { [stage.Member("member-20")] = 1 };
        var workers = new List<WorkerProcess>
        {
            stage.Worker("one", CaseKind.Ban, "owner", target),
            stage.Worker("two", CaseKind.Ban, "moderator", target),
        };

        var lines = await RunAsync(workers);

        Assert.Equal(["Done 1", "Stands 1"], lines.Select(own => Assert.Single(own)).Order());
        var bans = (await stage.Discord.RequestsAsync()).Count(r =>
            (string)r["method"]! == "PUT" && ((string)r["path"]!).Contains("/bans/", StringComparison.Ordinal)
        );
        Assert.Equal(1, bans);
    }

    [Fact]
    public async Task Points_that_two_processes_give_at_once_fire_each_step_once()
    {
        await using var stage = await StartAsync();
        await stage.SetAsync("points.ladder", "5 mute 1h, 10 ban");
        var (byRules, byStaff) = (stage.Member("member-30"), stage.Member("member-31"));
        var targets = new Dictionary<ulong, int> { [byRules] = 6 };
        List<WorkerProcess> workers =
        [
            stage.Worker("rules-1", CaseKind.Warn, "owner", targets, escalates: true),
            stage.Worker("rules-2", CaseKind.Warn, "owner", targets, escalates: true),
            stage.Worker("staff-1", CaseKind.Warn, "owner", new() { [byStaff] = 6 }),
            stage.Worker("staff-2", CaseKind.Warn, "owner", new() { [byStaff] = 6 }),
        ];

        await RunAsync(workers);

        var kinds = await stage.Db.QueryAsync<string>(
            "SELECT kind FROM cases WHERE guild_id = @Guild AND target_id = @User AND execution = 'applied' ORDER BY kind",
            new { Guild = (long)DemoWorld.AegisId, User = (long)byRules },
            Cancellation
        );
        // Two of the twelve became the steps. Whoever comes after the ban may find nobody to warn any more.
        Assert.Equal(["ban", "mute"], kinds.Where(kind => kind != "warn"));
        Assert.InRange(kinds.Count(kind => kind == "warn"), 8, 10);
        var climbs = await stage.Db.QueryAsync<string>(
            "SELECT payload FROM jobs WHERE kind = 'aegis.points.climb'",
            null,
            Cancellation
        );
        Assert.Equal(2, climbs.Count);
        Assert.Single(climbs, job => job.Contains("\"points\":5", StringComparison.Ordinal));
        Assert.Single(climbs, job => job.Contains("\"points\":10", StringComparison.Ordinal));
    }

    // The end of scenario 10.
    [Fact]
    public async Task An_appeal_that_two_processes_approve_at_once_unbans_once()
    {
        await using var stage = await StartAsync();
        var target = stage.Member("member-21");
        await stage.SetAsync("appeals.channel", await stage.ChannelAsync("appeals"));
        await stage.SetAsync("appeals.enabled", "yes");
        var appeal = await stage.AppealedAsync(target);
        var none = new Dictionary<ulong, int>();
        var workers = new List<WorkerProcess>
        {
            stage.Worker("one", CaseKind.Unban, "owner", none, appeal: appeal),
            stage.Worker("two", CaseKind.Unban, "moderator", none, appeal: appeal),
        };

        var lines = await RunAsync(workers);

        Assert.Equal(["Decided", "Refused aegis.appeal_decided"], lines.Select(own => Assert.Single(own)).Order());
        var unbans = (await stage.Discord.RequestsAsync()).Count(r =>
            (string)r["method"]! == "DELETE" && ((string)r["path"]!).Contains("/bans/", StringComparison.Ordinal)
        );
        Assert.Equal(1, unbans);
        var cases = await stage.Db.QueryAsync<string>(
            "SELECT kind || ' ' || effect FROM cases WHERE guild_id = @Guild ORDER BY number",
            new { Guild = (long)DemoWorld.AegisId },
            Cancellation
        );
        Assert.Equal(2, cases.Count);
        Assert.Equal("ban revoked", cases[0]);
        var lift = await stage.Db.QuerySingleOrDefaultAsync<string>(
            "SELECT lift FROM appeals WHERE guild_id = @Guild",
            new { Guild = (long)DemoWorld.AegisId },
            Cancellation
        );
        Assert.Equal("done", lift);
    }

    private static async Task<IReadOnlyList<string>[]> RunAsync(List<WorkerProcess> workers)
    {
        try
        {
            await Task.WhenAll(workers.Select(worker => worker.ReadyAsync()));
            await Task.WhenAll(workers.Select(worker => worker.GoAsync()));
            return await Task.WhenAll(workers.Select(worker => worker.EndAsync()));
        }
        finally
        {
            workers.ForEach(worker => worker.Dispose());
        }
    }

    private async Task<Stage> StartAsync()
    {
        var setup = new GuildhallSetup();
        var discord = await LocalDiscord.StartAsync(LocalDiscord.Patient with { TellsRateLimits = false });
        var folder = new GuildhallFolder(setup);
        var settings = await GuildhallSettings.OfAsync(setup, discord, folder);
        var database = await server.NewMigratedAsync(Cancellation);
        settings["Guildhall:Storage:Provider"] = "postgres";
        settings["Guildhall:Storage:ConnectionString"] = database.ConnectionString;
        // Two hundred stand in line at one counter: on a machine under load the last of them waits long.
        settings["Guildhall:Storage:StatementTimeout"] = database.StatementTimeout.ToString("c");
        var services = LocalServices.Build(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        await services.GetRequiredService<Migrator>().ApplyAsync(Cancellation);
        var members = (await discord.ReadAsync("/sim/state"))["guilds"]!
            .AsArray()
            .Single(guild => (string?)guild!["name"] == DemoWorld.Aegis)!["members"]!
            .AsArray()
            .ToDictionary(m => (string)m!["name"]!, m => ulong.Parse((string)m!["id"]!, CultureInfo.InvariantCulture));
        var stage = new Stage(discord, folder, services, settings, members);
        await stage.SetAsync("moderation.actionsPerMinute", "1000");
        await stage.SetAsync("moderation.casesPerHour", "1000");
        return stage;
    }

    private sealed class Stage(
        LocalDiscord discord,
        GuildhallFolder folder,
        ServiceProvider services,
        Dictionary<string, string?> settings,
        Dictionary<string, ulong> members
    ) : IAsyncDisposable
    {
        public LocalDiscord Discord => discord;

        public Db Db => services.GetRequiredService<Db>();

        public ulong Member(string name) => members[name];

        public WorkerProcess Worker(
            string name,
            CaseKind kind,
            string actor,
            Dictionary<ulong, int> targets,
            bool escalates = false,
            long? appeal = null
        ) => new(new(name, kind, DemoWorld.AegisId, members[actor], targets, settings, escalates, appeal));

        public async Task<string> ChannelAsync(string name)
        {
            var state = await discord.ReadAsync("/sim/state");
            var home = state["guilds"]!.AsArray().Single(guild => (string?)guild!["name"] == DemoWorld.Aegis)!;
            return (string)home["channels"]!.AsArray().Single(channel => (string?)channel!["name"] == name)!["id"]!;
        }

        /// <summary>Banned by Aegis itself, and appealed against.</summary>
        public async Task<long> AppealedAsync(ulong member)
        {
            var found = await services
                .GetRequiredService<Targets>()
                .FindAsync(new Snowflake<Guild>(DemoWorld.AegisId), new Snowflake<User>(member), Cancellation);
            Assert.True(found.TryGet(out var target, out var refusal), refusal?.Message);
            var request = new ActionRequest
            {
                Kind = CaseKind.Ban,
                Target = target,
                Actor = Staff.OfSystem(new(DemoWorld.AegisId), "tests"),
                Key = "banned",
                Source = CaseSource.Api,
                Silent = true,
            };
            var banned = await services.GetRequiredService<Enforcement>().CarryOutAsync(request, Cancellation);
            Assert.True(banned.TryGet(out var outcome, out refusal), refusal?.Message);
            var desk = services.GetRequiredService<AppealDesk>();
            var visitor = new Visitor(new(member), "member-21", "", "");
            var made = await desk.MakeAsync(visitor, outcome.Case, "It was not me.", [], Cancellation);
            Assert.True(made.TryGet(out var appeal, out refusal), refusal?.Message);
            return appeal.Number;
        }

        public async Task SetAsync(string path, string value)
        {
            var system = Staff.OfSystem(new(DemoWorld.AegisId), "tests");
            var edit = await services.GetRequiredService<SettingsEditor>().SetAsync(system, path, value, Cancellation);
            Assert.True(edit.TryGet(out _, out var refusal), refusal?.Message);
        }

        public async ValueTask DisposeAsync()
        {
            await services.DisposeAsync();
            folder.Dispose();
            await discord.DisposeAsync();
        }
    }
}
