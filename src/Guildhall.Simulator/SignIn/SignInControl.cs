using System.Text.Json.Nodes;
using Guildhall.Simulator.Control;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.SignIn;

/// <summary>
/// <c>POST /sim/oauth2/authorize</c> is the consent page without a browser; <c>POST /sim/bots/{bot}/redirects</c> registers
/// where an application may be returned to.
/// </summary>
internal sealed class SignInControl(Universe world, SignInDesk desk)
{
    public void Map(ControlMap sim)
    {
        sim.Add("POST", "/oauth2/authorize", Authorize);
        sim.Add("POST", "/bots/{bot}/redirects", Redirects);
    }

    // The fields are those of the address, and `as` is the person; with `deny` that person says no.
    private JsonObject Authorize(ControlCall call)
    {
        var person = Find.User(world, call.Text("as"));
        if (person.IsBot)
        {
            throw new BadControlException($"'{person.Name}' is a bot; bots do not sign in.");
        }

        try
        {
            var asked = AuthorizeRequest.Read(world, name => call.TryText(name));
            if (call.TryText("deny") == "true")
            {
                return new() { ["location"] = asked.ToRefusal() };
            }

            var code = desk.Allow(asked, person);
            return new() { ["code"] = code, ["location"] = asked.ToCode(code) };
        }
        catch (BadAuthorizeException bad)
        {
            throw new BadControlException(bad.Message);
        }
    }

    private JsonArray Redirects(ControlCall call)
    {
        var name = call.Route("bot");
        var bot =
            world.Bots.Values.FirstOrDefault(b => b.Names.Contains(name))
            ?? throw new BadControlException($"There is no bot '{name}'.");
        var addresses = call.TryTexts("uris") ?? throw new BadControlException("'uris' is a list.");
        if (addresses.Any(a => !Uri.TryCreate(a, UriKind.Absolute, out _)))
        {
            throw new BadControlException("A redirect is a whole address.");
        }

        bot.Redirects.Clear();
        bot.Redirects.AddRange(addresses);
        return bot.Redirects.Select(a => (JsonNode?)a).ToJsonArray();
    }
}
