using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Contract;
using Guildhall.Simulator.Control;
using Guildhall.Simulator.Gateway;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.Rest.Interactions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Interactions;

/// <summary>
/// Posts interactions to the applications that have named an address for them, signed by the application's key, and takes
/// the first answer from the response. To addresses of this machine alone.
/// </summary>
internal sealed partial class InteractionPost : IDisposable
{
    /// <summary>The world of these requests in the log, since it is Discord that asks here.</summary>
    public const string World = "interactions";

    public const string Unverified = "The specified interactions endpoint URL could not be verified.";

    private static readonly TimeSpan Staleness = TimeSpan.FromMinutes(10);

    private readonly Universe world;
    private readonly RequestLog log;
    private readonly WorldClock clock;
    private readonly ILogger<InteractionPost> logger;
    private readonly CancellationTokenSource stopping = new();
    private readonly HttpClient http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
        }
    );

    public InteractionPost(Universe world, RequestLog log, WorldClock clock, ILogger<InteractionPost> logger)
    {
        (this.world, this.log, this.clock, this.logger) = (world, log, clock, logger);
        world.Published += Send;
    }

    /// <summary>An address of this machine; null with the reason for anything else.</summary>
    public static Uri? Read(string address, out string refusal)
    {
        var isUrl = Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
        refusal = isUrl
            ? "The local Discord posts to this machine alone, such as http://127.0.0.1:3000/interactions."
            : "Not a well formed URL.";
        return isUrl && url!.IsLoopback ? url : null;
    }

    /// <summary>Sends a ping with a good signature and one with a wrong one, as Discord does before it takes an address.</summary>
    public async Task<bool> IsVerifiedAsync(SimBot bot, Uri url, CancellationToken cancellation)
    {
        var good = await PingAsync(bot, url, PostSignature.Good, cancellation);
        var bad = await PingAsync(bot, url, PostSignature.Bad, cancellation);
        return good.Status == 200 && (good.Json as JsonObject)?["type"].AsInt() == 1 && bad.Status == 401;
    }

    public void Dispose()
    {
        world.Published -= Send;
        stopping.Cancel();
        stopping.Dispose();
        http.Dispose();
    }

    private void Send(SimEvent happened)
    {
        if (happened is { Posted: { Bot.InteractionsUrl: { } url } interaction })
        {
            var letter = new Letter(interaction.Bot, url, Dispatch.Bytes(happened.Data));
            _ = DeliverAsync(interaction, letter, interaction.Bot.PostSignature, stopping.Token);
        }
    }

    private async Task DeliverAsync(
        SimInteraction interaction,
        Letter letter,
        PostSignature signature,
        CancellationToken cancellation
    )
    {
        try
        {
            var posted = await PostAsync(letter, signature, cancellation);
            var failure = posted.Status switch
            {
                200 => await TakeAsync(interaction, posted, cancellation),
                // The answer comes to the callback.
                202 => null,
                0 => posted.Text,
                _ => $"{letter.Url} answered {posted.Status}.",
            };
            Fail(interaction, failure);
        }
        catch (OperationCanceledException)
        {
            // The simulator ends.
        }
    }

    private void Fail(SimInteraction interaction, string? failure)
    {
        if (failure is null)
        {
            return;
        }

        Failed(interaction.Bot.User.Name, failure);
        lock (world.Gate)
        {
            interaction.Failure = failure;
            InteractionActs.Complete(world, interaction);
        }
    }

    /// <summary>Does with the response what the callback's route does with a request; null when it was fit to answer.</summary>
    private async Task<string?> TakeAsync(SimInteraction interaction, Posted posted, CancellationToken cancellation)
    {
        var request = new DefaultHttpContext().Request;
        request.Method = "POST";
        request.Path = $"/api/v10/interactions/{interaction.Id}/{interaction.Token}/callback";
        request.RouteValues = new() { ["interaction"] = $"{interaction.Id}", ["token"] = interaction.Token };
        request.ContentType = posted.ContentType;
        request.Body = new MemoryStream(posted.Body);
        try
        {
            var body = await RequestBody.ReadAsync(request, cancellation);
            lock (world.Gate)
            {
                RequestGuard.Check(world, request, body);
                CallbackRoutes.Acknowledge(new(world, null, request, body));
                return null;
            }
        }
        catch (ApiException refusal)
        {
            return $"The answer was refused: {refusal.ToAnswer().Text}";
        }
        catch (Exception odd) when (RestPipeline.IsOfTheBody(odd))
        {
            return $"The answer makes no sense: {odd.Message}";
        }
    }

    private Task<Posted> PingAsync(SimBot bot, Uri url, PostSignature signature, CancellationToken cancellation)
    {
        JsonObject ping;
        lock (world.Gate)
        {
            var id = world.Ids.Next();
            ping = new()
            {
                ["id"] = id.Text(),
                ["application_id"] = bot.ApplicationId.Text(),
                ["type"] = 1,
                ["token"] = world.Token($"interaction {id}"),
                ["version"] = 1,
            };
        }

        return PostAsync(new(bot, url, Dispatch.Bytes(ping)), signature, cancellation);
    }

    /// <summary>Status 0 and the reason where nobody answered in time.</summary>
    private async Task<Posted> PostAsync(Letter letter, PostSignature signature, CancellationToken cancellation)
    {
        using var request = Sign(letter, signature);
        using var late = new CancellationTokenSource(world.AnswerWithin, clock);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        var started = clock.GetTimestamp();
        Posted posted;
        try
        {
            using var response = await http.SendAsync(request, ended.Token);
            var type = response.Content.Headers.ContentType?.ToString();
            posted = new((int)response.StatusCode, type, await response.Content.ReadAsByteArrayAsync(ended.Token));
        }
        catch (HttpRequestException unreachable)
        {
            posted = Posted.Nothing($"{letter.Url} cannot be reached: {unreachable.Message}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            posted = Posted.Nothing($"{letter.Url} did not answer in {world.AnswerWithin.TotalSeconds} s.");
        }

        Record(letter, posted, clock.GetElapsedTime(started));
        return posted;
    }

    private HttpRequestMessage Sign(Letter letter, PostSignature signature)
    {
        // The machine's time: that is what the application compares it with.
        var now = clock.Machine.GetUtcNow() - (signature == PostSignature.Stale ? Staleness : TimeSpan.Zero);
        var stamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signed = letter.Bot.Key.Sign([.. Encoding.ASCII.GetBytes(stamp), .. letter.Body]);
        signed[0] ^= signature == PostSignature.Bad ? (byte)1 : (byte)0;
        var request = new HttpRequestMessage(HttpMethod.Post, letter.Url)
        {
            Content = new ByteArrayContent(letter.Body),
        };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.UserAgent.ParseAdd("Discord-Interactions/1.0");
        if (signature != PostSignature.Missing)
        {
            request.Headers.Add("X-Signature-Ed25519", Convert.ToHexStringLower(signed));
            request.Headers.Add("X-Signature-Timestamp", stamp);
        }

        return request;
    }

    private void Record(Letter letter, Posted posted, TimeSpan took)
    {
        // What is no JSON is told as the text that it is.
        var answer = posted.Json ?? JsonValue.Create(posted.Text);
        log.Add(
            new(World, "POST", letter.Url.AbsolutePath, letter.Url.PathAndQuery, posted.Status)
            {
                Bot = letter.Bot.User.Name,
                BodyText = Encoding.UTF8.GetString(letter.Body),
                AnswerText = answer.ToJsonString(),
                Took = took,
            }
        );
    }

    [LoggerMessage(LogLevel.Warning, "{Bot} did not answer a posted interaction: {Failure}")]
    private partial void Failed(string bot, string failure);

    private sealed record Letter(SimBot Bot, Uri Url, byte[] Body);

    private sealed record Posted(int Status, string? ContentType, byte[] Body)
    {
        public string Text => Encoding.UTF8.GetString(Body);

        /// <summary>Null where it is none.</summary>
        public JsonNode? Json
        {
            get
            {
                try
                {
                    return JsonText.Parse(Body);
                }
                catch (JsonException)
                {
                    return null;
                }
            }
        }

        public static Posted Nothing(string reason) => new(0, null, Encoding.UTF8.GetBytes(reason));
    }
}
