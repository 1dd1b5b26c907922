using System.Text.Json.Nodes;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Channels;

/// <summary>The tags of a forum, and those on its posts.</summary>
internal static class ForumTags
{
    private const int RequireTag = 1 << 4;

    /// <summary>The tags of a post: at most five, known to the forum, moderated ones by moderators only.</summary>
    /// <exception cref="ApiException">40067: the forum asks for one; 10087: unknown; 50013.</exception>
    public static JsonArray Read(Call call, Form form, SimChannel parent)
    {
        var chosen = form.Ids("applied_tags", 5);
        var known = (parent.Extra["available_tags"] as JsonArray ?? []).ToDictionary(t => t!["id"].AsId() ?? 0);
        foreach (var id in chosen)
        {
            if (!known.TryGetValue(id, out var tag))
            {
                throw new ApiException(404, 10087, "Unknown tag");
            }

            if ((bool)tag!["moderated"]!)
            {
                call.Need(parent, Permission.ManageThreads);
            }
        }

        var mustHave = (parent.Flags & RequireTag) != 0 && !call.Has(parent, Permission.ManageThreads);
        return mustHave && chosen.Count == 0 ? throw Refusals.TagRequired : chosen.Ids();
    }

    /// <summary>The tags that a forum offers, each with an id; one that is sent with its id keeps it.</summary>
    public static JsonArray Define(Universe world, Form form)
    {
        var tags = new JsonArray();
        foreach (var tag in form.Items("available_tags", 0, 20))
        {
            tags.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["id"] = (tag.Id("id") ?? world.Ids.Next()).Text(),
                        ["name"] = tag.Text("name", 1, 20, isRequired: true),
                        ["moderated"] = tag.Flag("moderated") ?? false,
                        ["emoji_id"] = tag.Id("emoji_id").Text(),
                        ["emoji_name"] = tag.Text("emoji_name"),
                    }
            );
        }

        return tags;
    }
}
