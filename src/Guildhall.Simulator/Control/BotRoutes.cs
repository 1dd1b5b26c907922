using System.Text.Json.Nodes;
using Guildhall.Simulator.Interactions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Control;

/// <summary>
/// <c>PATCH /sim/bots/{bot}</c> <c>{interactionsUrl?, verify?, signature?}</c>: what the developer portal sets, and how what
/// is posted is signed.
/// </summary>
internal sealed class BotRoutes(Universe world, InteractionPost post)
{
    private static readonly string Signatures = string.Join(
        ", ",
        Enum.GetNames<PostSignature>().Select(n => n.ToLowerInvariant())
    );

    public void Map(ControlMap sim) => sim.AddWaiting("PATCH", "/bots/{bot}", EditAsync);

    private async Task<JsonNode?> EditAsync(ControlCall call, CancellationToken cancellation)
    {
        SimBot bot;
        PostSignature? signature;
        lock (world.Gate)
        {
            bot = Find.Bot(world, call.Route("bot"));
            signature = call.TryText("signature") is { } text ? Signature(text) : null;
        }

        var url = call.TryText("interactionsUrl") is { Length: > 0 } address
            ? await UrlAsync(bot, address, call.TryText("verify") != "false", cancellation)
            : null;
        lock (world.Gate)
        {
            bot.InteractionsUrl = call.Body.ContainsKey("interactionsUrl") ? url : bot.InteractionsUrl;
            bot.PostSignature = signature ?? bot.PostSignature;
            return new JsonObject
            {
                ["id"] = bot.User.Id.Text(),
                ["interactionsUrl"] = bot.InteractionsUrl?.OriginalString,
                ["signature"] = bot.PostSignature.ToString().ToLowerInvariant(),
            };
        }
    }

    private async Task<Uri> UrlAsync(SimBot bot, string address, bool verifies, CancellationToken cancellation)
    {
        if (InteractionPost.Read(address, out var refusal) is not { } url)
        {
            throw new BadControlException(refusal);
        }

        return !verifies || await post.IsVerifiedAsync(bot, url, cancellation)
            ? url
            : throw new BadControlException($"{InteractionPost.Unverified} 'verify': false takes it all the same.");
    }

    private static PostSignature Signature(string text) =>
        Enum.TryParse<PostSignature>(text, ignoreCase: true, out var signature) && Enum.IsDefined(signature)
            ? signature
            : throw new BadControlException($"'signature' is one of {Signatures}.");
}
