import { Form, InputNumber, Modal } from 'antd';
import type { ReactElement } from 'react';
import type { DealLineShape } from '#domain/opportunities/deal.contract.ts';
import { lineSum } from '#domain/opportunities/dealProducts.ts';
import { openRecord } from '#domain/records/contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { MoneyInput } from '../records/MoneyInput.tsx';
import { Money } from '../ui/Money.tsx';
import { PickOf } from './ChainDialog.tsx';
import { usePutProduct } from './dealQueries.ts';

interface LineDialogProps {
  opportunityId: string;
  currency: string;
  taken: readonly string[];
  line: DealLineShape | undefined;
  onClose: () => void;
}

interface LineForm {
  productId: string;
  quantity: number;
  unitPrice: number;
  /** Percent off. */
  off: number;
}

const BASIS_POINTS = 100;

/** One product on the opportunity; its list price is offered where the currencies agree. */
export function LineDialog({ opportunityId, currency, taken, line, onClose }: LineDialogProps): ReactElement {
  const { t } = useTranslation();
  const [form] = Form.useForm<LineForm>();
  const put = usePutProduct(opportunityId);
  const send = ({ off, ...draft }: LineForm): void =>
    put.mutate({ ...draft, discount: Math.round((off ?? 0) * BASIS_POINTS) }, { onSuccess: onClose });
  const offerListPrice = async (id: string | null): Promise<void> => {
    if (!id || form.isFieldTouched('unitPrice')) return;
    const product = await call(openRecord, { params: { object: 'products', id } }).catch(() => undefined);
    if (product?.values.currency === currency && typeof product.values.listPrice === 'number')
      form.setFieldValue('unitPrice', product.values.listPrice);
  };
  const required = { required: true, message: t('records.problems.required') };
  return (
    <Modal
      open
      title={line ? t('deal.edit', { name: line.name }) : t('deal.products.add')}
      okText={t('deal.save')}
      cancelText={t('deal.cancel')}
      confirmLoading={put.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={line ? { ...line, off: (line.discount ?? 0) / BASIS_POINTS } : { quantity: 1, off: 0 }}
        onFinish={send}
        onValuesChange={({ productId }: Partial<LineForm>) => productId && void offerListPrice(productId)}
      >
        <Form.Item name="productId" label={t('deal.products.product')} hidden={line !== undefined} rules={[required]}>
          <PickOf object="product" taken={taken} />
        </Form.Item>
        <div className="line-form">
          <Form.Item name="quantity" label={t('deal.products.quantity')} rules={[required]}>
            <InputNumber className="wide" min={1} max={1_000_000} precision={0} />
          </Form.Item>
          <Form.Item name="unitPrice" label={t('deal.products.unitPrice')} rules={[required]}>
            <MoneyInput currency={currency} min={0} />
          </Form.Item>
          <Form.Item name="off" label={t('deal.products.discount')}>
            <InputNumber className="wide" min={0} max={100} precision={2} suffix="%" />
          </Form.Item>
        </div>
        <Form.Item noStyle dependencies={['quantity', 'unitPrice', 'off']}>
          {({ getFieldsValue }) => {
            const { quantity, unitPrice, off } = getFieldsValue() as Partial<LineForm>;
            const sum = lineSum({ quantity: quantity ?? 0, unitPrice: unitPrice ?? 0, discount: Math.round((off ?? 0) * BASIS_POINTS) });
            return (
              <p className="deal-sum">
                {t('deal.products.sum')} {sum === null ? t('deal.products.tooLarge') : <Money minor={sum} currency={currency} exact />}
              </p>
            );
          }}
        </Form.Item>
      </Form>
    </Modal>
  );
}
