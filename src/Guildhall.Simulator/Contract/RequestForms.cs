using System.Text.Json.Nodes;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.Rest.Commands;
using Guildhall.Simulator.Rest.Messages;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Contract;

/// <summary>
/// The forms that ask more than Discord's description does and touch nothing but the body: a request that the description
/// refuses is read by them too, so that one answer tells everything.
/// </summary>
internal static class RequestForms
{
    private const int AnswersWithMessage = 4;
    private const int UpdatesMessage = 7;

    /// <returns>The tree of faults; empty where no form finds any, or none is known.</returns>
    public static JsonObject Faults(Universe world, RequestOperation operation, string[] path, RequestBody body)
    {
        try
        {
            Read(world, operation, path, body);
            return [];
        }
        catch (ApiException refusal)
        {
            return refusal.Errors ?? [];
        }
    }

    private static void Read(Universe world, RequestOperation operation, string[] path, RequestBody body)
    {
        var form = new Form(body.Json as JsonObject ?? []);
        switch (operation.Method, operation.Template)
        {
            case ("POST", "/channels/{channel_id}/messages" or "/webhooks/{webhook_id}/{webhook_token}"):
                MessageForm.Read(form, body.Files);
                break;
            case (
                "PATCH",
                "/channels/{channel_id}/messages/{message_id}"
                    or "/webhooks/{webhook_id}/{webhook_token}/messages/@original"
                    or "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"
            ):
                MessageForm.Read(form, body.Files, Edited(world, operation, path));
                break;
            case ("POST", "/interactions/{interaction_id}/{interaction_token}/callback"):
                if (form.Number("type") is AnswersWithMessage or UpdatesMessage && form.Inner("data") is { } data)
                {
                    MessageForm.Read(data, body.Files, Updated(world, operation, path, form));
                }

                break;
            case (
                "POST",
                "/applications/{application_id}/commands"
                    or "/applications/{application_id}/guilds/{guild_id}/commands"
            ):
                CommandForm.Read(form);
                break;
            case (
                "PUT",
                "/applications/{application_id}/commands"
                    or "/applications/{application_id}/guilds/{guild_id}/commands"
            ):
                CommandForm.ReadAll(body.Json as JsonArray ?? []);
                break;
        }
    }

    private static SimMessage? Updated(Universe world, RequestOperation operation, string[] path, Form form) =>
        form.Number("type") == UpdatesMessage
            ? world.InteractionsByToken.GetValueOrDefault(operation.Parameter(path, "interaction_token") ?? "")?.Source
            : null;

    private static SimMessage? Edited(Universe world, RequestOperation operation, string[] path) =>
        ulong.TryParse(operation.Parameter(path, "message_id"), out var id)
            ? world.Messages.GetValueOrDefault(id)
            : world.InteractionsByToken.GetValueOrDefault(operation.Parameter(path, "webhook_token") ?? "")?.Original;
}
