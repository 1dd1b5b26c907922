using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Telemetry;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Tests.Core.Commands;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Guildhall.Tests.Core;

public sealed class CoreModuleTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("guildhall-core-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(directory, true);

    [Fact]
    public async Task A_host_starts_answers_measures_and_stops()
    {
        File.WriteAllText(Path.Combine(directory, "default.json"), """{"id":"default"}""");
        var answers = new ScriptedAnswers();
        using var host = Build(services => services.AddCommand<Ping>(), answers);
        await host.StartAsync(Cancellation);
        var time = host.Services.GetRequiredService<TimeProvider>();

        host.Services.GetRequiredService<IInteractionSink>()
            .Accept(
                new()
                {
                    Id = Snowflake<Guildhall.Discord.Interactions.Interaction>.At(time.GetUtcNow()),
                    Type = Guildhall.Discord.Interactions.InteractionType.ApplicationCommand,
                    GuildId = new(5),
                    Data = new() { Name = "ping" },
                    Member = new() { User = new() { Id = new(42) } },
                }
            );
        await answers.WaitForAsync(1, Cancellation);
        await host.StopAsync(Cancellation);

        Assert.Equal("pong", answers.All[0].Text);
        Assert.Contains(
            "guildhall_core_commands_handled_total{kind=\"command\",name=\"ping\",outcome=\"ok\"} 1\n",
            host.Services.GetRequiredService<PrometheusExporter>().Write(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_wrong_tenant_file_stops_the_start()
    {
        File.WriteAllText(Path.Combine(directory, "a.json"), """{"id":7}""");
        using var host = Build();

        await Assert.ThrowsAsync<TenantConfigurationException>(() => host.StartAsync(Cancellation));
    }

    [Fact]
    public async Task A_command_that_discord_would_refuse_stops_the_start()
    {
        using var host = Build(services => services.AddCommand<Wrong>());

        await Assert.ThrowsAsync<CommandTableException>(() => host.StartAsync(Cancellation));
    }

    [Theory]
    [InlineData("Guildhall:Commands:PerMinute", "0", "PerMinute")]
    [InlineData("Guildhall:Commands:HandlerLimit", "01:00:00", "HandlerLimit")]
    [InlineData("Guildhall:Commands:SigningKey", "short", "SigningKey")]
    [InlineData("Guildhall:Tenants:Directory", "", "Directory")]
    public async Task A_wrong_setting_stops_the_start_with_its_name(string setting, string value, string name)
    {
        using var host = Build(null, null, (setting, value));

        var thrown = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Cancellation));

        Assert.Contains(name, thrown.Message, StringComparison.Ordinal);
    }

    private IHost Build(
        Action<IServiceCollection>? add = null,
        ScriptedAnswers? answers = null,
        params (string Key, string Value)[] settings
    )
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        var values = new Dictionary<string, string?> { ["Guildhall:Tenants:Directory"] = directory };
        foreach (var (key, value) in settings)
        {
            values[key] = value;
        }

        builder.Configuration.AddInMemoryCollection(values);
        builder.Services.AddGuildhallCore();
        builder.Services.AddSingleton<Guildhall.Discord.Gateway.GuildCache>();
        builder.Services.AddSingleton<IInteractionAnswers>(answers ?? new ScriptedAnswers());
        add?.Invoke(builder.Services);
        return builder.Build();
    }

    private sealed class Ping : ICommand
    {
        public static CommandSpec Spec { get; } = new("ping", "Answers");

        public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
            Task.FromResult<Result<Reply>>(new Reply("pong"));
    }

    private sealed class Wrong : ICommand
    {
        public static CommandSpec Spec { get; } = new("Not A Name", "");

        public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
            Task.FromResult<Result<Reply>>(Reply.Deferred);
    }
}
