using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.LocalHost.Worker.Http;

/// <summary>Binds <c>[FromBody]</c> as the real worker does: through MVC's model binder and input formatters.</summary>
internal static class RequestBody
{
    /// <exception cref="InvalidOperationException">Bad JSON, an empty body or a content type that no formatter reads.</exception>
    public static async Task<object?> ReadAsync(HttpContext http, Type type)
    {
        var metadata = http.RequestServices.GetRequiredService<IModelMetadataProvider>().GetMetadataForType(type);
        var binder = http.RequestServices.GetRequiredService<IModelBinderFactory>().CreateBinder(new ModelBinderFactoryContext
        {
            Metadata = metadata,
            BindingInfo = new BindingInfo { BindingSource = BindingSource.Body, BinderModelName = "" },
            CacheToken = type,
        });
        var binding = new DefaultModelBindingContext
        {
            ModelMetadata = metadata,
            ModelName = "",
            BindingSource = BindingSource.Body,
            ModelState = new ModelStateDictionary(),
            ActionContext = new ActionContext { HttpContext = http },
        };
        await binder.BindModelAsync(binding);
        if (binding.Result.IsModelSet || binding.ModelState.IsValid)
        {
            return binding.Result.Model;
        }

        throw new InvalidOperationException(string.Join(
            Environment.NewLine,
            binding.ModelState.Values
                .SelectMany(entry => entry.Errors)
                .Select(error => string.IsNullOrEmpty(error.ErrorMessage) ? error.Exception?.Message : error.ErrorMessage)));
    }
}
