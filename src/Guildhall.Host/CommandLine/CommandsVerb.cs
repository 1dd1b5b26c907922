using System.CommandLine;
using Guildhall.Core.Commands;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall commands</c>: what Discord is told of the commands.</summary>
internal static class CommandsVerb
{
    public static Command Create()
    {
        var list = new Command("list", "Show the commands.");
        list.SetAction((_, cancellation) => ListAsync(cancellation));
        var register = new Command("register", "Tell Discord the commands, where what it has differs.");
        register.SetAction((_, cancellation) => RegisterAsync(cancellation));
        return new Command("commands", "Discord's command registration; run does it by itself.") { list, register };
    }

    private static async Task<int> ListAsync(CancellationToken cancellation)
    {
        await using var services = await LocalServices.OpenAsync(null, cancellation);
        foreach (var command in services.GetRequiredService<CommandRegistrar>().Commands)
        {
            var options = command.Options?.Select(o => o.Required == true ? $" {o.Name}" : $" [{o.Name}]") ?? [];
            Console.WriteLine($"/{command.Name}{string.Concat(options)}  {command.Description}");
        }

        return ExitCode.Done;
    }

    private static async Task<int> RegisterAsync(CancellationToken cancellation)
    {
        await using var services = await LocalServices.OpenAsync(null, cancellation);
        foreach (var outcome in await services.GetRequiredService<CommandRegistrar>().RegisterAsync(cancellation))
        {
            var where = outcome.Guild is { } guild ? $"server {guild}" : "all servers";
            Console.WriteLine($"{where}: {(outcome.WasOverwritten ? "registered" : "unchanged")}");
        }

        return ExitCode.Done;
    }
}
