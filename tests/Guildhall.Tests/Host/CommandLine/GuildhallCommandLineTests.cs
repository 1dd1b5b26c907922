using System.Text.Json.Nodes;
using Guildhall.Simulator.State;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Host.CommandLine;

public sealed class GuildhallCommandLineTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task Every_wrong_setting_is_listed_at_once_by_its_name()
    {
        shell.Settings["Guildhall:Discrd:Token"] = "x";
        shell.Settings["Guildhall:Discord:Api"] = "garbage";
        shell.Settings["Guildhall:Discord:Shards"] = "all";
        shell.Settings["Guildhall:PublicUrl"] = "nope";
        shell.Settings["Guildhall:Http:Port"] = "99999";
        shell.Settings["Guildhall:Jobs:Lease"] = "soon";
        shell.Settings["Guildhall:Storage:Provider"] = "oracle";
        shell.Settings["Guildhall:Commands:PerMinute"] = "0";
        shell.Settings["Guildhall:Models:Offline"] = "maybe";
        shell.Settings["Guildhall:Models:Anthropic:Timeout"] = "12 o'clock";

        var (code, output, errors) = await shell.RunAsync("run");

        Assert.Equal(2, code);
        Assert.Equal("", output);
        Assert.All(
            (string[])
                [
                    "GUILDHALL__DISCRD__TOKEN is not a setting. Did you mean GUILDHALL__DISCORD__TOKEN?",
                    "GUILDHALL__DISCORD__TOKEN is not set",
                    "GUILDHALL__DISCORD__API: expected a whole address",
                    "GUILDHALL__DISCORD__SHARDS: expected shard numbers",
                    "GUILDHALL__PUBLICURL: expected a whole address",
                    "GUILDHALL__HTTP__PORT: ",
                    "GUILDHALL__JOBS__LEASE: expected a time span",
                    "GUILDHALL__STORAGE__PROVIDER: expected one of Sqlite, Postgres",
                    "GUILDHALL__COMMANDS__PERMINUTE: ",
                    "GUILDHALL__MODELS__OFFLINE: expected true or false",
                    "GUILDHALL__MODELS__ANTHROPIC__TIMEOUT: expected a time span",
                ],
            fault => Assert.Contains(fault, errors, StringComparison.Ordinal)
        );
        Assert.Equal(11, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("https://guildhall.example/sub")]
    [InlineData("https://guildhall.example/?q=1")]
    [InlineData("https://guildhall.example/#top")]
    [InlineData("https://somebody:secret@guildhall.example")]
    public async Task A_public_address_has_no_more_than_scheme_host_and_port(string address)
    {
        shell.Settings["Guildhall:PublicUrl"] = address;
        var refused = await shell.RunAsync("migrate");
        shell.Settings["Guildhall:PublicUrl"] = "https://guildhall.example:8443/";
        var taken = await shell.RunAsync("migrate");

        Assert.Equal((2, 0), (refused.ExitCode, taken.ExitCode));
        Assert.Contains(
            "GUILDHALL__PUBLICURL: expected scheme, host and port alone",
            refused.Errors,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("secret", refused.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Guildhall:Http:Port", "99999999999", "expected a whole number from 0 to 65,535")]
    [InlineData("Guildhall:Storage:PoolSize", "99999999999", "expected a whole number from 1 to ")]
    [InlineData("Guildhall:Http:Port", "many", "expected a whole number.")]
    public async Task A_number_that_is_too_large_to_be_read_is_told_its_range(
        string name,
        string value,
        string expected
    )
    {
        shell.Settings[name] = value;

        var (code, _, errors) = await shell.RunAsync("migrate");

        Assert.Equal(2, code);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endpoints_of_a_tenant_that_does_not_exist_stop_the_start()
    {
        shell.Settings["Guildhall:Discord:Token"] = "x";
        shell.Settings["Guildhall:Sietch:Endpoints:DEFALT:0"] = "https://rpc.example/key-of-the-tests";

        var (code, _, errors) = await shell.RunAsync("run");
        var (_, diagnosis, _) = await shell.RunAsync("doctor");

        const string expected =
            "GUILDHALL__SIETCH__ENDPOINTS__DEFALT: there is no tenant defalt. Did you mean GUILDHALL__SIETCH__ENDPOINTS__DEFAULT?";
        Assert.Equal(2, code);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
        Assert.Contains(expected, diagnosis, StringComparison.Ordinal);
        Assert.DoesNotContain("key-of-the-tests", errors + diagnosis, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_names_a_wrong_tenant_file_once()
    {
        shell.Write("tenants/b.json", "{ nope");

        var (code, output, _) = await shell.RunAsync("doctor");

        var wrong = output.Split('\n').Where(line => line.StartsWith("WRONG", StringComparison.Ordinal));
        Assert.Equal(1, code);
        Assert.StartsWith("WRONG   tenants ", Assert.Single(wrong), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_is_there_and_empty_is_not_set()
    {
        shell.Settings["Guildhall:PublicUrl"] = "";
        shell.Settings["Guildhall:Storage:Path"] = "";
        shell.Settings["ANTHROPIC_API_KEY"] = "";

        var (code, _, errors) = await shell.RunAsync("migrate");

        Assert.True(code == 0, errors);
    }

    [Fact]
    public async Task Every_fault_of_every_tenant_file_is_listed()
    {
        shell.Settings["Guildhall:Discord:Token"] = "x";
        shell.Write("tenants/a.json", """{"id": "UPPER", "guilds": 5, "wat": 1, "quotas": {"perDay": -1}}""");
        shell.Write("tenants/b.json", "{ nope");

        var (code, _, errors) = await shell.RunAsync("run");

        Assert.Equal(2, code);
        Assert.All(
            (string[])
                ["a.json $.id", "a.json $.guilds", "a.json $.wat", "a.json $.quotas.perDay", "b.json $: is not JSON"],
            fault => Assert.Contains(fault, errors, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(shell.Folder, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("guildhall --help says how")]
    [InlineData("Unrecognized command or argument 'nonsense'", "nonsense")]
    [InlineData("Unrecognized command or argument '--wrong'", "migrate", "--wrong")]
    [InlineData("--roles takes bot, web and jobs", "run", "--roles", "cook")]
    [InlineData("-1 is not the number of a hold", "eligibility", "confirm", "-1")]
    [InlineData("0 is not the number of a hold", "eligibility", "confirm", "0")]
    [InlineData("one is not the number of a hold", "eligibility", "confirm", "one")]
    [InlineData("99999999999999999999 is not the number of a hold", "eligibility", "confirm", "99999999999999999999")]
    [InlineData("guildhall eligibility holds shows it", "eligibility", "confirm", "1.5")]
    [InlineData("Required argument 'hold' missing", "eligibility", "confirm")]
    [InlineData("-7 is not the number of a dead letter", "jobs", "replay", "-7")]
    public async Task Wrong_use_ends_with_2(string expected, params string[] arguments)
    {
        var (code, _, errors) = await shell.RunAsync(arguments);

        Assert.Equal(2, code);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_cannot_be_made_ends_with_3()
    {
        shell.Write("a-file", "");
        shell.Settings["Guildhall:Data"] = Path.Combine(shell.Folder, "a-file");

        var (code, _, errors) = await shell.RunAsync("migrate");

        Assert.Equal(3, code);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_settings_file_is_read_and_a_broken_one_is_named()
    {
        shell.Write("guildhall.json", """{"http": {"port": "many"}}""");
        var wrong = await shell.RunAsync("migrate");
        shell.Write("guildhall.json", "{ broken");
        var broken = await shell.RunAsync("migrate");

        Assert.Equal((2, 2), (wrong.ExitCode, broken.ExitCode));
        Assert.Contains("GUILDHALL__HTTP__PORT: expected a whole number", wrong.Errors, StringComparison.Ordinal);
        Assert.Contains("guildhall.json", broken.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_brings_the_schema_up_to_date_once()
    {
        var first = await shell.RunAsync("migrate");
        var second = await shell.RunAsync("migrate");

        Assert.StartsWith("applied ", first.Output, StringComparison.Ordinal);
        Assert.Equal((0, "up to date\n"), (second.ExitCode, second.Output));
    }

    [Fact]
    public async Task Commands_and_jobs_are_listed()
    {
        var commands = await shell.RunAsync("commands", "list");
        var jobs = await shell.RunAsync("jobs", "list");
        var replay = await shell.RunAsync("jobs", "replay", "99");

        Assert.Contains("/translate project document audience", commands.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (jobs.ExitCode, jobs.Output));
        Assert.Equal(1, replay.ExitCode);
        Assert.Contains("99", replay.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_says_what_is_set_what_is_missing_and_what_that_unlocks()
    {
        var healthy = await shell.RunAsync("doctor");
        var asJson = await shell.RunAsync("doctor", "--json");
        shell.Settings["Guildhall:Discord:Api"] = "garbage";
        shell.Write("tenants/b.json", "{ nope");
        var sick = await shell.RunAsync("doctor");

        Assert.Equal(0, healthy.ExitCode);
        Assert.Contains("GUILDHALL__DISCORD__TOKEN", healthy.Output, StringComparison.Ordinal);
        Assert.Contains("ANTHROPIC_API_KEY", healthy.Output, StringComparison.Ordinal);
        Assert.Contains("GOOGLE_APPLICATION_CREDENTIALS", healthy.Output, StringComparison.Ordinal);
        Assert.True(JsonNode.Parse(asJson.Output)!["findings"]!.AsArray().Count >= 6);
        Assert.Equal(1, sick.ExitCode);
        Assert.Contains("GUILDHALL__DISCORD__API", sick.Output, StringComparison.Ordinal);
        Assert.Contains("b.json", sick.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_knows_where_discord_posts_interactions_and_whose_key_that_needs()
    {
        await using var discord = await LocalDiscord.StartAsync();
        shell.Settings["Guildhall:Discord:Token"] = await discord.TokenAsync();
        shell.Settings["Guildhall:Discord:Api"] = discord.Api.AbsoluteUri;
        var bot = discord.Get<Universe>().Bots.Values.Single();

        shell.Settings["Guildhall:Discord:PublicKey"] = new('a', 64);
        var foreign = await shell.RunAsync("doctor");
        shell.Settings["Guildhall:Discord:PublicKey"] = Convert.ToHexStringLower(bot.Key.PublicKey);
        var own = await shell.RunAsync("doctor");
        shell.Settings["Guildhall:Discord:PublicKey"] = null;
        bot.InteractionsUrl = new("http://127.0.0.1:3000/interactions");
        var unread = await shell.RunAsync("doctor");

        Assert.Contains("is not the public key of guildhall", foreign.Output, StringComparison.Ordinal);
        Assert.Contains("knows the token as guildhall", own.Output, StringComparison.Ordinal);
        Assert.Contains("set GUILDHALL__DISCORD__PUBLICKEY", unread.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_prints_no_secret()
    {
        shell.Settings["Guildhall:Discord:Token"] = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.of-the-tests";
        shell.Settings["Guildhall:Discord:Api"] = "http://127.0.0.1:9/api/v10";
        shell.Settings["Guildhall:Models:Anthropic:ApiKey"] = "sk-ant-of-the-tests";
        shell.Settings["Guildhall:Http:Port"] = "sk-ant-in-the-wrong-place";

        var (_, output, errors) = await shell.RunAsync("doctor");

        Assert.DoesNotContain("of-the-tests", output + errors, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-place", output + errors, StringComparison.Ordinal);
    }
}
