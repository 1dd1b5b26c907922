using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Guildhall.Core.Telemetry;

public static class GuildhallLogging
{
    /// <summary>Replaces all providers by the console: one JSON object a line, UTC times, scopes and properties included.</summary>
    public static ILoggingBuilder AddGuildhallLogging(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddJsonConsole(options =>
        {
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            options.IncludeScopes = true;
            options.JsonWriterOptions = new JsonWriterOptions { Indented = false };
        });
        // A reader that stalls must not stall the bot; the console says how many lines it dropped.
        logging.Services.Configure<ConsoleLoggerOptions>(options =>
            options.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite
        );
        return logging;
    }
}
