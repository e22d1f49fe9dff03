/** A form whose rules are those of the document: the same that the API checks, before anything is sent. */
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { createClient, token } from "ga-listeners";
import type { CreateListenerOption } from "ga-listeners";
import { bodySchemas } from "ga-listeners/validate";
import { useState } from "react";
import { useForm } from "react-hook-form";

const ga = createClient({ auth: token("mock-token"), baseUrl: location.origin });

export const ListenerForm = () => {
  const [created, setCreated] = useState<string>();
  const { register, handleSubmit, setError, formState } = useForm<CreateListenerOption>({
    resolver: standardSchemaResolver(bodySchemas.createListener),
    defaultValues: {
      protocol: "TCP",
      port_ranges: [{ from_port: 80, to_port: 80 }],
      accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
    },
  });
  const { errors } = formState;
  const submit = handleSubmit(async (option) => {
    setCreated(undefined);
    try {
      const { name, status } = await ga.listeners.create(option, { reconcile: true });
      setCreated(`${name} is ${status}`);
    } catch (error) {
      // What only the API can know: that the ports are taken, that the quota is reached.
      setError("root", { message: (error as Error).message });
    }
  });
  const [range] = Array.isArray(errors.port_ranges) ? errors.port_ranges : [];
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p>
        <label>
          Name <input {...register("name")} />
        </label>
        {errors.name && <span role="alert">{errors.name.message}</span>}
      </p>
      <p>
        <label>
          From{" "}
          <input type="number" {...register("port_ranges.0.from_port", { valueAsNumber: true })} />
        </label>
        {range?.from_port && <span role="alert">{range.from_port.message}</span>}
      </p>
      <p>
        <label>
          To <input type="number" {...register("port_ranges.0.to_port", { valueAsNumber: true })} />
        </label>
        {range?.to_port && <span role="alert">{range.to_port.message}</span>}
      </p>
      {range?.message && <p role="alert">{range.message}</p>}
      <button>Create</button>
      {errors.root && <p role="alert">{errors.root.message}</p>}
      {created !== undefined && <p role="status">{created}</p>}
    </form>
  );
};
