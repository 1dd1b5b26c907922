using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Core.Pages;

public static class HeadAnswers
{
    /// <summary>What is mapped to GET in the group answers HEAD as well, with the same status and headers; the web server leaves
    /// the body away. Source: RFC 9110 §9.3.2.</summary>
    public static RouteGroupBuilder MapWithHeads(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("");
        ((IEndpointConventionBuilder)group).Add(AddHead);
        return group;
    }

    private static void AddHead(EndpointBuilder endpoint)
    {
        for (var i = 0; i < endpoint.Metadata.Count; i++)
        {
            if (endpoint.Metadata[i] is IHttpMethodMetadata { HttpMethods: [var method] } && HttpMethods.IsGet(method))
            {
                endpoint.Metadata[i] = new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]);
            }
        }
    }
}
