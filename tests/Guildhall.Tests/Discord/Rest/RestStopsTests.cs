using System.Net;
using Guildhall.Discord.Rest;
using Guildhall.Tests.Kit;
using Microsoft.Extensions.Logging;

namespace Guildhall.Tests.Discord.Rest;

public class RestStopsTests
{
    private static readonly RestRequest bot = RestRequest.To(HttpMethod.Get, "channels/{}", 1);
    private readonly ManualTime time = new();
    private readonly Counting log = new();

    [Fact]
    public void Shared_limits_are_not_counted_as_refusals()
    {
        var stops = new RestStops(time, log);

        for (var i = 0; i < InvalidRequestGuard.RefuseAt; i++)
        {
            stops.Learn(bot, Error(429), "shared");
        }

        Assert.Null(stops.Refuse(bot));
    }

    [Theory]
    [InlineData(403, null)]
    [InlineData(429, "user")]
    [InlineData(429, "global")]
    [InlineData(429, "sublimit")]
    public void Two_thousand_refusals_are_warned_of_and_eight_thousand_close_the_door(int status, string? scope)
    {
        var stops = new RestStops(time, log);

        for (var i = 1; i < InvalidRequestGuard.RefuseAt; i++)
        {
            stops.Learn(bot, Error(status), scope);
            Assert.Equal(i < InvalidRequestGuard.WarnAt ? 0 : 1, log.Warnings);
        }

        Assert.Null(stops.Refuse(bot));
        stops.Learn(bot, Error(status), scope);
        Assert.True(stops.Refuse(bot)!.IsLocal);
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(stops.Refuse(bot));
    }

    [Theory]
    [InlineData("webhooks/{}/{}", 404, 10015, true)]
    [InlineData("webhooks/{}/{}", 404, 0, true)]
    [InlineData("webhooks/{}/{}", 401, 50027, true)]
    [InlineData("webhooks/{}/{}", 404, 10003, false)]
    [InlineData("webhooks/{}/{}/messages/{}", 404, 10008, false)]
    [InlineData("webhooks/{}/{}/messages/{}", 404, 0, false)]
    [InlineData("webhooks/{}/{}/messages/{}", 404, 10015, true)]
    public void A_webhook_is_given_up_only_when_it_is_gone_itself(string template, int status, int code, bool isGone)
    {
        var stops = new RestStops(time, log);
        object[] arguments = template.EndsWith("messages/{}", StringComparison.Ordinal) ? [5, "t", 9] : [5, "t"];
        var request = RestRequest.To(HttpMethod.Post, template, arguments) with { HasOwnToken = true };
        var other = RestRequest.To(HttpMethod.Post, "webhooks/{}/{}", 6, "t") with { HasOwnToken = true };

        stops.Learn(request, Error(status, code), null);

        Assert.Equal(isGone, stops.Refuse(request) is not null);
        Assert.Null(stops.Refuse(other));
        Assert.Null(stops.Refuse(bot));
    }

    private static DiscordApiException Error(int status, int code = 0) =>
        new((HttpStatusCode)status, code, "no", "route");

    private sealed class Counting : ILogger<DiscordRest>
    {
        public int Warnings { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Warnings += logLevel == LogLevel.Warning ? 1 : 0;
    }
}
